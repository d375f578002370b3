package org.mxshift.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.sandbox.Faults;
import org.mxshift.sandbox.NameServer;
import org.mxshift.sandbox.ZoneVersion;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/** A probe whose only resolver knows one zone, {@code test}. */
final class Looks implements AutoCloseable {

  static final String TOKEN = "abcd1234EFGH";
  static final MailAddress ANN = MailAddress.of("ann@example.test");
  static final Optional<MailAddress> SENDER = Optional.of(MailAddress.of("probe@sender.test"));
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  static final TimeLimits USUAL = TimeLimits.allOf(Duration.ofSeconds(5));

  private static final String HEAD =
      """
      $TTL 300
      @ SOA ns.test. hostmaster.test. 1 600 60 86400 30
      @ NS ns.test.
      """;

  private final NameServer dns;

  private Looks(NameServer dns) {
    this.dns = dns;
  }

  static Looks at(String records) throws IOException {
    ZoneVersion zone = ZoneVersion.parse("test", HEAD + records);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new Looks(NameServer.start(anyPort, List.of(zone), List.of(), Faults.none(), CLOCK));
  }

  /** Patient with everything but what a mail host says. */
  static TimeLimits replyWithin(Duration limit) {
    return new TimeLimits(
        USUAL.connect(), limit, limit, limit, USUAL.session(), USUAL.dns(), USUAL.dnsTries());
  }

  ProbeSettings settings(int smtpPort) {
    return ProbeSettings.of(List.of(dns.address()), Name.of("probe.test"))
        .withPorts(smtpPort, dns.address().getPort())
        .withPatience(USUAL, Duration.ZERO);
  }

  Probe probe(int smtpPort, UnaryOperator<ProbeSettings> with) {
    return probe(with.apply(settings(smtpPort)));
  }

  static Probe probe(ProbeSettings settings) {
    return new Probe(settings, CLOCK, System::nanoTime, new Random(7));
  }

  static UnaryOperator<ProbeSettings> limits(TimeLimits limits) {
    return settings -> settings.withPatience(limits, Duration.ZERO);
  }

  static UnaryOperator<ProbeSettings> control(String... hosts) {
    return settings -> settings.withControls(Set.copyOf(names(hosts)));
  }

  static Observation accepts(Probe probe, String host, String... recipients) {
    List<MailAddress> all = List.of(recipients).stream().map(MailAddress::of).toList();
    return probe.look(new Question.Accepts(Name.of(host), all, SENDER), TOKEN);
  }

  static Observation delivers(Probe probe, Route route) {
    return probe.look(new Question.Delivers(route, ANN, SENDER), TOKEN);
  }

  static Observation routed(Probe probe, String... hosts) {
    return delivers(probe, new Route.Routed(Name.of("example.test"), names(hosts)));
  }

  static List<Name> names(String... hosts) {
    return List.of(hosts).stream().map(Name::of).toList();
  }

  @Override
  public void close() {
    dns.close();
  }
}
