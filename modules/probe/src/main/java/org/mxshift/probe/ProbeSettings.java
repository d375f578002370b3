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
 * @param resolvers asked for NS, MX and addresses, in this order; all of them for what caches hold
 * @param authoritative for zones whose delegation cannot be followed (hidden, or made for a test):
 *     the servers to ask instead
 * @param helo how the probe calls itself to mail hosts; should resolve to its own address
 * @param controls mail hosts to try when a target does not answer, so that "no way out" is told
 *     from "host down"
 * @param families the kinds of addresses that are looked at; others are left out, and the evidence
 *     says so
 * @param smtpPort where mail hosts listen; 25 outside tests
 * @param nsPort where name servers found by delegation listen; 53 outside tests
 * @param limits how long it waits for others
 * @param greylistPatience how long one look may wait for its second try after a 4xx; zero reports
 *     the deferral at once
 * @param width how many addresses are looked at side by side, 1 to 64
 * @param inboxes where it looks for what it sent
 * @param via a SOCKS5 proxy that SMTP sessions go by, for networks that let nobody reach port 25
 * @param trust whom it believes
 */
public record ProbeSettings(
    List<InetSocketAddress> resolvers,
    Map<Name, List<InetSocketAddress>> authoritative,
    Name helo,
    Set<Name> controls,
    Set<Family> families,
    int smtpPort,
    int nsPort,
    TimeLimits limits,
    Duration greylistPatience,
    int width,
    Inboxes inboxes,
    Optional<InetSocketAddress> via,
    Trust trust) {

  /** Copies the collections, and refuses ports, widths and addresses that cannot be. */
  public ProbeSettings {
    resolvers = List.copyOf(resolvers);
    authoritative =
        authoritative.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, each -> List.copyOf(each.getValue())));
    controls = Set.copyOf(controls);
    families = Set.copyOf(families);
    Stream.concat(
            resolvers.stream(), authoritative.values().stream().flatMap(each -> each.stream()))
        .filter(InetSocketAddress::isUnresolved)
        .forEach(
            each -> {
              throw new IllegalArgumentException(
                  "a DNS server is given by its address, not by the name " + each.getHostString());
            });
    between(1, smtpPort, 65_535, "an SMTP port");
    between(1, nsPort, 65_535, "a DNS port");
    between(1, width, 64, "the number of looks side by side");
    if (families.isEmpty() || greylistPatience.isNegative()) {
      throw new IllegalArgumentException("a probe has an address family, and no negative patience");
    }
  }

  /** The usual ports and limits, both families, no control host, no waiting for greylists. */
  public static ProbeSettings of(List<InetSocketAddress> resolvers, Name helo) {
    return new ProbeSettings(
        resolvers,
        Map.of(),
        helo,
        Set.of(),
        Set.of(Family.values()),
        25,
        53,
        TimeLimits.USUAL,
        Duration.ZERO,
        8,
        Inboxes.NONE,
        Optional.empty(),
        Trust.USUAL);
  }

  /** The same with these servers for these zones. */
  public ProbeSettings withAuthoritative(Map<Name, List<InetSocketAddress>> servers) {
    return new ProbeSettings(
        resolvers,
        servers,
        helo,
        controls,
        families,
        smtpPort,
        nsPort,
        limits,
        greylistPatience,
        width,
        inboxes,
        via,
        trust);
  }

  /** The same with these control hosts. */
  public ProbeSettings withControls(Set<Name> hosts) {
    return new ProbeSettings(
        resolvers,
        authoritative,
        helo,
        hosts,
        families,
        smtpPort,
        nsPort,
        limits,
        greylistPatience,
        width,
        inboxes,
        via,
        trust);
  }

  /** The same for these address families. */
  public ProbeSettings withFamilies(Set<Family> some) {
    return new ProbeSettings(
        resolvers,
        authoritative,
        helo,
        controls,
        some,
        smtpPort,
        nsPort,
        limits,
        greylistPatience,
        width,
        inboxes,
        via,
        trust);
  }

  /** The same, believing these. */
  public ProbeSettings withTrust(Trust believed) {
    return new ProbeSettings(
        resolvers,
        authoritative,
        helo,
        controls,
        families,
        smtpPort,
        nsPort,
        limits,
        greylistPatience,
        width,
        inboxes,
        via,
        believed);
  }

  /** The same with these mailboxes. */
  public ProbeSettings withInboxes(Inboxes mailboxes) {
    return new ProbeSettings(
        resolvers,
        authoritative,
        helo,
        controls,
        families,
        smtpPort,
        nsPort,
        limits,
        greylistPatience,
        width,
        mailboxes,
        via,
        trust);
  }

  /** The same by way of this proxy, or of none. */
  public ProbeSettings withVia(Optional<InetSocketAddress> proxy) {
    return new ProbeSettings(
        resolvers,
        authoritative,
        helo,
        controls,
        families,
        smtpPort,
        nsPort,
        limits,
        greylistPatience,
        width,
        inboxes,
        proxy,
        trust);
  }

  /** The same on other ports. */
  public ProbeSettings withPorts(int smtp, int ns) {
    return new ProbeSettings(
        resolvers,
        authoritative,
        helo,
        controls,
        families,
        smtp,
        ns,
        limits,
        greylistPatience,
        width,
        inboxes,
        via,
        trust);
  }

  /** The same with other limits, and this patience with greylists. */
  public ProbeSettings withPatience(TimeLimits phases, Duration greylists) {
    return new ProbeSettings(
        resolvers,
        authoritative,
        helo,
        controls,
        families,
        smtpPort,
        nsPort,
        phases,
        greylists,
        width,
        inboxes,
        via,
        trust);
  }

  private static void between(int least, int value, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " is " + least + " to " + most + ", this one is " + value);
    }
  }
}
