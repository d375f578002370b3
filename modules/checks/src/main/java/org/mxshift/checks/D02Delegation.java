package org.mxshift.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Delegated.NameServer;
import org.mxshift.spi.Delegated.Zone;
import org.mxshift.spi.Everywhere;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;

/** The parent delegates to servers that serve the zone, and hands along their right addresses. */
final class D02Delegation implements Check {

  private static final About ABOUT =
      About.of(
          "D02",
          "the delegation leads to servers that serve the zone",
          Severity.ERROR,
          Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Zone zone = sights.see(subject.delegated());
    SetKey soa = new SetKey(zone.apex(), RecordType.of("SOA"));
    List<ServerReply> replies = sights.see(new Everywhere(soa));
    List<Name> accepted = subject.plan().map(plan -> plan.acceptLame()).orElse(List.of());
    List<Object> evidence = new ArrayList<>(replies);
    evidence.addAll(zone.evidence());
    return lame(replies, accepted)
        .or(() -> addresses(zone, accepted, sights))
        .or(() -> sets(zone))
        .orElseGet(() -> well(zone, replies))
        .because(evidence);
  }

  private static Finding well(Zone zone, List<ServerReply> replies) {
    String sentence = "all " + replies.size() + " server addresses serve " + zone.apex();
    return Finding.pass(
        zone.configured() ? sentence + " (named in the settings, not by delegation)" : sentence);
  }

  /** Answers that are none, and silence where others answer on the same family. */
  private static Optional<Finding> lame(List<ServerReply> replies, List<Name> accepted) {
    Set<Boolean> families = new HashSet<>();
    replies.stream()
        .filter(reply -> reply.reply().isPresent())
        .forEach(reply -> families.add(isSix(reply)));
    List<String> lame =
        replies.stream()
            .filter(reply -> !accepted.contains(reply.server()) && !serves(reply))
            .filter(reply -> reply.reply().isPresent() || families.contains(isSix(reply)))
            .map(ServerReply::toString)
            .toList();
    if (families.isEmpty()) {
      return Optional.of(
          Finding.inconclusive(
              "no name server answers at all",
              "look from another network; if it is the same there, the zone is off the air"));
    }
    return lame.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.fail(
                "a name server does not serve the zone: " + lame.get(0),
                "put the zone on that server, or take the server out at the registrar and out of"
                    + " the zone; where nobody can, name it under accept_lame"));
  }

  private static boolean serves(ServerReply reply) {
    return reply
        .reply()
        .filter(said -> said.isDefinite() && said.authoritative() && !said.set().isAbsent())
        .isPresent();
  }

  private static boolean isSix(ServerReply reply) {
    return reply.address().contains(":");
  }

  private static Optional<Finding> addresses(Zone zone, List<Name> accepted, Sights sights) {
    for (NameServer server : zone.servers()) {
      if (server.addresses().isEmpty()
          && !accepted.contains(server.name())
          && isWithout(sights, server.name())) {
        return Optional.of(
            Finding.fail(
                "the name server " + server.name() + " has no address",
                "publish its address, or take it out of the delegation and of the zone"));
      }
      if (!server.glue().isEmpty() && !Set.copyOf(server.addresses()).containsAll(server.glue())) {
        return Optional.of(
            Finding.fail(
                "the parent hands along "
                    + Words.and(server.glue())
                    + " for "
                    + server.name()
                    + ", which has "
                    + Words.and(server.addresses()),
                "correct the host record (glue) of that server at the registrar"));
      }
    }
    return Optional.empty();
  }

  /** Resolvers say so, of both families; where none can say, nothing is known. */
  private static boolean isWithout(Sights sights, Name host) {
    List<Resolved> both =
        List.of(Resolved.of(host, RecordType.A), Resolved.of(host, RecordType.AAAA));
    both.forEach(sights::of);
    return both.stream().allMatch(each -> Texts.first(sights, each).set().isAbsent());
  }

  private static Optional<Finding> sets(Zone zone) {
    List<NameServer> differing =
        zone.servers().stream().filter(server -> server.atParent() != server.atZone()).toList();
    if (differing.isEmpty()) {
      return Optional.empty();
    }
    String which =
        differing.stream()
            .map(server -> server.name() + (server.atParent() ? " (parent)" : " (zone)"))
            .collect(Collectors.joining(", "));
    return Optional.of(
        Finding.warn(
            "parent and zone do not name the same servers; by one only: " + which,
            "make the NS records of the zone and those at the registrar the same"));
  }
}
