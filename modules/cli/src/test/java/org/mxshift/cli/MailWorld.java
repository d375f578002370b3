package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.mxshift.sandbox.Mailboxes;
import org.mxshift.sandbox.Sandbox;

/** A domain on loopback, and a desk whose settings know it. */
final class MailWorld implements AutoCloseable {

  static final String DOMAIN = "example.test";

  private final Sandbox sandbox;
  private final Desk desk;
  private final String network;

  MailWorld(Path directory) throws IOException {
    this(directory, Clock.systemUTC());
  }

  /** Where it is this time; with a {@link StepClock} nobody waits. */
  MailWorld(Path directory, Clock clock) throws IOException {
    this(directory, clock, Optional.empty(), "");
  }

  /**
   * As above.
   *
   * @param tls what mail hosts offer
   * @param network further lines under {@code network}
   */
  MailWorld(Path directory, Clock clock, Optional<SSLContext> tls, String network)
      throws IOException {
    this.network = network;
    Sandbox.Setup usual = Sandbox.Setup.of(DOMAIN, Duration.ofSeconds(1));
    Sandbox.Setup setup =
        new Sandbox.Setup(
            DOMAIN,
            usual.ttl(),
            Duration.ofSeconds(1),
            Duration.ZERO,
            usual.oldHosts(),
            usual.newHosts(),
            new Mailboxes(Set.of(), Set.of(DOMAIN)),
            tls,
            usual.patience(),
            usual.firstRetry());
    sandbox = Sandbox.start(setup, message -> {}, new Random(7), clock);
    desk = new Desk(directory, clock);
    settings(sandbox.key().secret(), sandbox.dnsPort());
  }

  /** mxshift.yaml with this secret and this port of the primary. */
  void settings(String secret, int port) {
    desk.file("secret", secret + "\n");
    desk.file(
        "mxshift.yaml",
        """
        timezone: Asia/Kolkata
        %s%saccounts:
          default:
            provider: rfc2136
            server: 127.0.53.1:%d
            key: %s
            timeout: 2s
            secrets: {secret: {file: secret}}
        """
            .formatted(sandbox.settings(), network, port, sandbox.key().name()));
  }

  /** A plan that takes seconds. */
  static String plan(String... more) {
    return """
    mxshift: 1
    domain: example.test
    zone: {provider: rfc2136}
    from: {mx: [10 mail.old-host.test.]}
    to: {mx: [10 mail.new-host.test.]}
    ttl: {during: 1s}
    hold: 1s
    accept_short_hold: a test
    drain: 1s
    margin: 0s
    verify:
      addresses: [ann@example.test]
      mailbox: probe@example.test
      every: 1s
      greens: 1
      span: 1s
    """
        + String.join("\n", List.of(more))
        + "\n";
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Desk desk() {
    return desk;
  }

  int port() {
    return sandbox.dnsPort();
  }

  /** The MX records that the primary serves. */
  String published() {
    return sandbox.primary().zone(DOMAIN).set(name(), org.xbill.DNS.Type.MX).toString();
  }

  private static org.xbill.DNS.Name name() {
    return org.xbill.DNS.Name.fromConstantString(DOMAIN + ".");
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
