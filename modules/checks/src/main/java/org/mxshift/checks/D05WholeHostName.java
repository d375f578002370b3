package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Published;

/** No exchange is an address, and none has the zone's name behind its own by a missing dot. */
final class D05WholeHostName implements Check {

  private static final About ABOUT =
      About.of("D05", "every exchange is a host name, written whole", Severity.ERROR, Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.hosts(sights);
    List<String> evidence = hosts.stream().map(host -> "exchange " + host.absolute()).toList();
    for (Name host : hosts) {
      Optional<Finding> wrong = alone(host).or(() -> doubled(subject.domain(), host, sights));
      if (wrong.isPresent()) {
        return wrong.get().because(evidence).at(subject.keyOf(host));
      }
    }
    return Finding.pass(hosts.size() + " exchanges are host names").because(evidence);
  }

  /** What the name itself says. */
  private static Optional<Finding> alone(Name host) {
    String last = host.text().substring(host.text().lastIndexOf('.') + 1);
    if (last.matches("\\d+")) {
      return Optional.of(
          Finding.fail(
              "the exchange " + host + " is an address",
              "give the host a name with an address record, and write that name; many senders"
                  + " refuse an address here (RFC 5321 section 5.1)"));
    }
    return host.parent().isRoot()
        ? Optional.of(
            Finding.fail(
                "the exchange " + host.absolute() + " is one word",
                "write the whole name of the host"))
        : Optional.empty();
  }

  /** Zone files add the zone's name to a name without its final dot. */
  private static Optional<Finding> doubled(Name domain, Name host, Sights sights) {
    String tail = "." + domain.text();
    if (!host.text().endsWith(tail)) {
      return Optional.empty();
    }
    Name meant = new Name(host.text().substring(0, host.text().length() - tail.length()));
    if (meant.parent().isRoot()) {
      return Optional.empty();
    }
    boolean twice = meant.within(domain);
    if (twice || (!exists(host, sights) && exists(meant, sights))) {
      return Optional.of(
          Finding.fail(
              "the exchange " + host + " has " + domain + " behind the name that was meant",
              "write " + meant.absolute() + " with the dot at its end"));
    }
    return Optional.empty();
  }

  private static boolean exists(Name host, Sights sights) {
    List<Inquiry<DnsReply>> both = new ArrayList<>();
    both.add(Published.of(host, RecordType.A));
    both.add(Published.of(host, RecordType.AAAA));
    both.forEach(sights::of);
    return both.stream()
        .flatMap(inquiry -> sights.maybe(inquiry).stream())
        .anyMatch(reply -> !reply.set().isAbsent() || reply.alias().isPresent());
  }
}
