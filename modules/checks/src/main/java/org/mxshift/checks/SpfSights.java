package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Txt;
import org.mxshift.spf.Answer;
import org.mxshift.spf.LookUp;
import org.mxshift.spf.RecordKind;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Resolved;

/** DNS for SPF out of what was seen; what was not is noted, so that nobody judges by it. */
final class SpfSights implements LookUp {

  private final Sights sights;
  private final List<String> unseen = new ArrayList<>();

  SpfSights(Sights sights) {
    this.sights = sights;
  }

  @Override
  public Answer look(String name, RecordKind kind) {
    Optional<Name> owner = name(name);
    if (owner.isEmpty()) {
      return new Answer.Failed("no resolver can be asked for " + name);
    }
    try {
      DnsReply reply = Texts.first(sights, Resolved.of(owner.get(), RecordType.of(kind.name())));
      return reply.isNoSuchName() ? new Answer.NoSuchName() : answer(reply.set());
    } catch (UnseenException e) {
      unseen.add(String.valueOf(e.getMessage()));
      return new Answer.Failed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Goes on only where all that was asked for was seen.
   *
   * @throws UnseenException otherwise
   */
  void allSeen() {
    if (!unseen.isEmpty()) {
      throw new UnseenException(unseen.get(0));
    }
  }

  private static Optional<Name> name(String text) {
    try {
      return Optional.of(Name.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Answer answer(RecordSet set) {
    if (set.type().equals(RecordType.MX)) {
      return Answer.of(set.mx().stream().map(mx -> mx.exchange().text()).toList());
    }
    return set.type().equals(RecordType.TXT)
        ? Answer.of(set.txt().stream().map(Txt::joined).toList())
        : Answer.of(set.values().stream().map(Rdata::text).toList());
  }
}
