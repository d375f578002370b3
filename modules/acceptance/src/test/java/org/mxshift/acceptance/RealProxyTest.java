package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.spi.Verdict.DEFERS;
import static org.mxshift.spi.Verdict.INCONCLUSIVE;
import static org.mxshift.spi.Verdict.PASS;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.probe.Probe;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.probe.TimeLimits;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/**
 * {@code verify.via} by a real {@code ssh -D}: this machine cannot reach the mail hosts, a box
 * behind the tunnel can.
 */
class RealProxyTest {

  private static final String HOST = "127.0.53.12";
  private static final String OTHER = "127.0.53.13";
  private static final MailAddress ANN = MailAddress.of("ann@example.test");

  private static Probe probe(Bind dns, Optional<InetSocketAddress> via) {
    ProbeSettings settings =
        ProbeSettings.of(List.of(dns.endpoint().socketAddress()), Name.of("probe.test"))
            .withPatience(TimeLimits.allOf(Duration.ofSeconds(10)), Duration.ZERO)
            .withControls(Set.of(Name.of("mail.example.test"), Name.of("other.example.test")))
            .withVia(via);
    return new Probe(settings, Clock.systemUTC(), System::nanoTime, new Random(1));
  }

  private static Observation accepts(Probe probe, String host) {
    Question ask = new Question.Accepts(Name.of(host), List.of(ANN), Optional.empty());
    return probe.look(ask, "accepts0token");
  }

  @Test
  @Timeout(120)
  void sessionsGoByTheTunnelAndWhoIsDownIsToldFromATunnelThatIs() {
    ZoneText zone =
        ZoneText.of(
            "example.test.",
            "@ 60 IN NS ns",
            "ns 60 IN A 127.0.0.1",
            "mail 60 IN A " + HOST,
            "other 60 IN A " + OTHER);
    try (NetNamespace net = NetNamespace.create("127.0.53.9", HOST, OTHER);
        Bind dns = Endpoint.onFree(at -> Bind.primary(zone).start(at));
        ReceivingHost host =
            ReceivingHost.delivering(
                net.endpoint(HOST, 25), "mail.example.test", "example.test", "ann");
        SshTunnel tunnel = SshTunnel.into(net)) {
      Observation direct = accepts(probe(dns, Optional.empty()), "mail.example.test");
      assertThat(direct.verdict()).as(direct.toString()).isEqualTo(INCONCLUSIVE);
      assertThat(direct.summary()).contains("no way out");

      Probe by = probe(dns, Optional.of(tunnel.address()));
      Observation accepted = accepts(by, "mail.example.test");
      assertThat(accepted.verdict()).as(accepted + tunnel.log()).isEqualTo(PASS);
      Question send =
          new Question.Delivers(
              new Route.Direct(Name.of("mail.example.test")), ANN, Optional.empty());
      Observation sent = by.look(send, "proxied0token");
      assertThat(sent.verdict()).as(sent.toString()).isEqualTo(PASS);
      Await.until(
          "the message in the mailbox",
          Duration.ofSeconds(60),
          () -> host.inbox().messages().toString().contains("X-Mxshift-Token: proxied0token"),
          host::log);

      Observation down = accepts(by, "other.example.test");
      assertThat(down.verdict()).as(down.toString()).isEqualTo(DEFERS);
      assertThat(down.summary()).contains("does not answer", "a control host does");

      tunnel.stop();
      Observation gone = accepts(by, "mail.example.test");
      assertThat(gone.verdict()).as(gone.toString()).isEqualTo(INCONCLUSIVE);
      assertThat(gone.summary()).startsWith("no way out by the proxy");
    }
  }
}
