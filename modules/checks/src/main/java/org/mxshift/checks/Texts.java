package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.Txt;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;

/**
 * The texts of a name as senders find them, aliases followed.
 *
 * @param texts each with its strings joined
 * @param evidence what the resolvers answered
 */
record Texts(List<String> texts, List<ServerReply> evidence) {

  Texts {
    texts = List.copyOf(texts);
    evidence = List.copyOf(evidence);
  }

  static Resolved inquiry(Name owner) {
    return Resolved.of(owner, RecordType.TXT);
  }

  /** Of a set of any type, what the first resolver says that knows. */
  static DnsReply first(Sights sights, Resolved inquiry) {
    List<ServerReply> replies = sights.see(inquiry);
    return replies.stream()
        .flatMap(said -> said.reply().stream())
        .filter(reply -> reply.isDefinite() && reply.unreadable().isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new UnseenException(
                    "no resolver answers " + inquiry.set() + ": " + Words.and(replies)));
  }

  static Texts of(Sights sights, Name owner) {
    DnsReply reply = first(sights, inquiry(owner));
    return new Texts(
        reply.set().txt().stream().map(Txt::joined).toList(), sights.see(inquiry(owner)));
  }
}
