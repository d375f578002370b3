package org.mxshift.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Txt;
import org.mxshift.spf.Answer;
import org.mxshift.spf.LookUp;
import org.mxshift.spf.RecordKind;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Observer;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;
import org.mxshift.spi.Sighting;

/** DNS for SPF: what the first resolver says that knows. */
final class SpfLookUp implements LookUp {

  private final Observer observer;

  SpfLookUp(Observer observer) {
    this.observer = observer;
  }

  @Override
  public Answer look(String name, RecordKind kind) {
    try {
      return look(Resolved.of(Name.of(name), RecordType.of(kind.name())));
    } catch (IllegalArgumentException e) {
      return new Answer.Failed("not asked for: " + e.getMessage());
    }
  }

  private Answer look(Resolved question) {
    Sighting<List<ServerReply>> sighting = observer.see(question);
    if (sighting instanceof Sighting.Unseen<List<ServerReply>> unseen) {
      return new Answer.Failed(unseen.why());
    }
    List<ServerReply> replies = ((Sighting.Seen<List<ServerReply>>) sighting).answer();
    return replies.stream()
        .flatMap(said -> said.reply().stream())
        .filter(reply -> reply.isDefinite() && reply.unreadable().isEmpty())
        .findFirst()
        .map(SpfLookUp::answer)
        .orElseGet(() -> new Answer.Failed(said(replies)));
  }

  private static String said(List<ServerReply> replies) {
    return replies.stream().map(ServerReply::toString).collect(Collectors.joining("; "));
  }

  private static Answer answer(DnsReply reply) {
    return reply.isNoSuchName() ? new Answer.NoSuchName() : answer(reply.set());
  }

  /** The values of a set, whoever published it. */
  static Answer answer(RecordSet set) {
    if (set.type().equals(RecordType.MX)) {
      return Answer.of(set.mx().stream().map(mx -> mx.exchange().text()).toList());
    }
    return set.type().equals(RecordType.TXT)
        ? Answer.of(set.txt().stream().map(Txt::joined).toList())
        : Answer.of(set.values().stream().map(Rdata::text).toList());
  }
}
