package org.mxshift.probe;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mxshift.model.Name;

/**
 * From where and how patiently a {@link Probe} looks.
 *
 * @param helo how the probe calls itself to mail hosts; should resolve to its own address
 * @param controls mail hosts to try when a target does not answer, so that "no way out" is told
 *     from "host down"
 * @param families the kinds of addresses that are looked at; others are left out, and the evidence
 *     says so
 * @param servers whom it asks, and at which ports
 * @param patience how long it waits for others, and for how many at once
 * @param beyond what it is given for the way out and for what comes back
 */
public record ProbeSettings(
    Name helo,
    Set<Name> controls,
    Set<Family> families,
    Servers servers,
    Patience patience,
    Beyond beyond) {

  /**
   * Whom a probe asks, and at which ports.
   *
   * @param resolvers asked for NS, MX and addresses, in this order; all of them for what caches
   *     hold
   * @param authoritative for zones whose delegation cannot be followed (hidden, or made for a
   *     test): the servers to ask instead
   * @param smtpPort where mail hosts listen; 25 outside tests
   * @param nsPort where name servers found by delegation listen; 53 outside tests
   */
  public record Servers(
      List<InetSocketAddress> resolvers,
      Map<Name, List<InetSocketAddress>> authoritative,
      int smtpPort,
      int nsPort) {

    /** Copies the collections, and refuses ports and addresses that cannot be. */
    public Servers {
      resolvers = List.copyOf(resolvers);
      authoritative =
          authoritative.entrySet().stream()
              .collect(toUnmodifiableMap(Map.Entry::getKey, each -> List.copyOf(each.getValue())));
      Stream.concat(resolvers.stream(), authoritative.values().stream().flatMap(List::stream))
          .filter(InetSocketAddress::isUnresolved)
          .forEach(
              each -> {
                throw new IllegalArgumentException(
                    "a DNS server is given by its address, not by the name "
                        + each.getHostString());
              });
      between(1, smtpPort, 65_535, "an SMTP port");
      between(1, nsPort, 65_535, "a DNS port");
    }
  }

  /**
   * How long a probe waits, and for how many at once.
   *
   * @param limits how long it waits for others
   * @param greylists how long one look may wait for its second try after a 4xx; zero reports the
   *     deferral at once
   * @param width how many addresses are looked at side by side, 1 to 64
   */
  public record Patience(TimeLimits limits, Duration greylists, int width) {

    /** Refuses widths and times that cannot be. */
    public Patience {
      between(1, width, 64, "the number of looks side by side");
      if (greylists.isNegative()) {
        throw new IllegalArgumentException("no patience is negative, not " + greylists);
      }
    }
  }

  /**
   * What a probe is given beside name servers and mail hosts.
   *
   * @param inboxes where it looks for what it sent
   * @param via a SOCKS5 proxy that SMTP sessions go by, for networks that let nobody reach port 25
   * @param trust whom it believes
   */
  public record Beyond(Inboxes inboxes, Optional<InetSocketAddress> via, Trust trust) {}

  /** Copies the collections, and refuses to look at no kind of address. */
  public ProbeSettings {
    controls = Set.copyOf(controls);
    families = Set.copyOf(families);
    if (families.isEmpty()) {
      throw new IllegalArgumentException("a probe has an address family");
    }
  }

  /** The usual ports and limits, both families, no control host, no waiting for greylists. */
  public static ProbeSettings of(List<InetSocketAddress> resolvers, Name helo) {
    return new ProbeSettings(
        helo,
        Set.of(),
        Set.of(Family.values()),
        new Servers(resolvers, Map.of(), 25, 53),
        new Patience(TimeLimits.USUAL, Duration.ZERO, 8),
        new Beyond(Inboxes.NONE, Optional.empty(), Trust.USUAL));
  }

  /** The same with these servers for these zones. */
  public ProbeSettings withAuthoritative(Map<Name, List<InetSocketAddress>> zones) {
    return with(new Servers(resolvers(), zones, smtpPort(), nsPort()));
  }

  /** The same on other ports. */
  public ProbeSettings withPorts(int smtp, int ns) {
    return with(new Servers(resolvers(), authoritative(), smtp, ns));
  }

  /** The same with these control hosts. */
  public ProbeSettings withControls(Set<Name> hosts) {
    return new ProbeSettings(helo, hosts, families, servers, patience, beyond);
  }

  /** The same for these address families. */
  public ProbeSettings withFamilies(Set<Family> some) {
    return new ProbeSettings(helo, controls, some, servers, patience, beyond);
  }

  /** The same with other limits, and this patience with greylists. */
  public ProbeSettings withPatience(TimeLimits phases, Duration greylists) {
    Patience other = new Patience(phases, greylists, width());
    return new ProbeSettings(helo, controls, families, servers, other, beyond);
  }

  /** The same with these mailboxes. */
  public ProbeSettings withInboxes(Inboxes mailboxes) {
    return with(new Beyond(mailboxes, via(), trust()));
  }

  /** The same by way of this proxy, or of none. */
  public ProbeSettings withVia(Optional<InetSocketAddress> proxy) {
    return with(new Beyond(inboxes(), proxy, trust()));
  }

  /** The same, believing these. */
  public ProbeSettings withTrust(Trust believed) {
    return with(new Beyond(inboxes(), via(), believed));
  }

  private ProbeSettings with(Servers other) {
    return new ProbeSettings(helo, controls, families, other, patience, beyond);
  }

  private ProbeSettings with(Beyond other) {
    return new ProbeSettings(helo, controls, families, servers, patience, other);
  }

  List<InetSocketAddress> resolvers() {
    return servers.resolvers();
  }

  Map<Name, List<InetSocketAddress>> authoritative() {
    return servers.authoritative();
  }

  int smtpPort() {
    return servers.smtpPort();
  }

  int nsPort() {
    return servers.nsPort();
  }

  TimeLimits limits() {
    return patience.limits();
  }

  int width() {
    return patience.width();
  }

  Inboxes inboxes() {
    return beyond.inboxes();
  }

  Optional<InetSocketAddress> via() {
    return beyond.via();
  }

  Trust trust() {
    return beyond.trust();
  }

  private static void between(int least, int value, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " is " + least + " to " + most + ", this one is " + value);
    }
  }
}
