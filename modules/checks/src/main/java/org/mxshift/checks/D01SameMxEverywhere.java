package org.mxshift.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Everywhere;
import org.mxshift.spi.ServerReply;

/** Every name server, of the parent's set and of the zone's own, answers the same MX set. */
final class D01SameMxEverywhere implements Check {

  private static final About ABOUT =
      About.of(
          "D01",
          "every name server answers the same MX records",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  private static final int SERIAL = 2;

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    sights.want(subject.delegated());
    List<ServerReply> replies = counted(subject, sights.see(new Everywhere(subject.mx())));
    List<RecordSet> sets = sets(replies);
    if (sets.size() > 1) {
      return Finding.fail(
              "name servers answer " + sets.size() + " different MX sets of " + subject.domain(),
              "bring the servers to the same zone (see which one lags in the evidence) and look"
                  + " again; senders meet each of them")
          .because(replies);
    }
    List<ServerReply> mute = replies.stream().filter(reply -> !knows(reply)).toList();
    if (!mute.isEmpty() || sets.isEmpty()) {
      return Finding.inconclusive(
              mute.size() + " of " + replies.size() + " server addresses do not tell the MX set",
              "mend or remove the server that does not answer with authority (D02), or name it"
                  + " under accept_lame")
          .because(replies);
    }
    return serials(subject, sights)
        .orElseGet(
            () -> Finding.pass("all " + replies.size() + " server addresses answer " + sets.get(0)))
        .because(replies);
  }

  /** Without those whose wrong answers are known and accepted. */
  private static List<ServerReply> counted(Subject subject, List<ServerReply> replies) {
    List<Name> lame = subject.plan().map(plan -> plan.acceptLame()).orElse(List.of());
    return replies.stream().filter(reply -> !lame.contains(reply.server())).toList();
  }

  private static boolean knows(ServerReply reply) {
    return reply.reply().filter(said -> said.isDefinite() && said.authoritative()).isPresent();
  }

  private static List<RecordSet> sets(List<ServerReply> replies) {
    return replies.stream()
        .filter(D01SameMxEverywhere::knows)
        .flatMap(reply -> reply.reply().stream())
        .map(DnsReply::set)
        .distinct()
        .toList();
  }

  /** Serials that differ are told, not held against anybody: some hosts never change them. */
  private static Optional<Finding> serials(Subject subject, Sights sights) {
    SetKey soa = new SetKey(subject.apex(sights), RecordType.of("SOA"));
    List<ServerReply> replies = counted(subject, sights.see(new Everywhere(soa)));
    List<String> serials =
        replies.stream().flatMap(D01SameMxEverywhere::serial).distinct().toList();
    if (serials.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.warn(
            "the MX sets are the same, the serials of the zone are not: " + serials,
            "watch whether all servers follow the next change"));
  }

  private static Stream<String> serial(ServerReply reply) {
    return reply.reply().stream()
        .flatMap(said -> said.set().values().stream())
        .map(value -> value.text().split("\\s+"))
        .filter(words -> words.length > SERIAL)
        .map(words -> words[SERIAL]);
  }
}
