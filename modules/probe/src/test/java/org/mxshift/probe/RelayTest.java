package org.mxshift.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.spi.Verdict.INCONCLUSIVE;
import static org.mxshift.spi.Verdict.PASS;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Name;
import org.mxshift.sandbox.ImapHost;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Sent;

/** Messages along MX go by a relay; only the mailbox tells what became of them. */
@Timeout(60)
class RelayTest {

  private static final String SECRET = "opens-sesame";
  private static final Route ROUTE =
      new Route.Routed(Name.of("example.test"), Looks.names("mx.new.test"));

  private static Map<String, String> kind(String word, String reply) {
    Map<String, String> replies = new HashMap<>();
    replies.put("EHLO", "250-relay.test\r\n250 AUTH PLAIN XOAUTH2");
    replies.put("AUTH", "235 2.7.0 Welcome");
    replies.put(word, reply);
    return replies;
  }

  private static Relay relay(String host, int port, boolean tls, boolean token) {
    return new Relay(host, port, tls, "probe", token, () -> new Secret(SECRET));
  }

  private static ProbeSettings with(Relay relay, TimeLimits limits) {
    return ProbeSettings.of(List.of(), Name.of("probe.test"))
        .withPatience(limits, Duration.ZERO)
        .withInboxes(Inboxes.NONE.withRelay(Optional.of(relay)));
  }

  private static Observation send(Relay relay, TimeLimits limits, boolean arrives) {
    Question ask = new Question.Delivers(ROUTE, Looks.ANN, Looks.SENDER, arrives);
    Observation seen = Looks.probe(with(relay, limits)).look(ask, Looks.TOKEN);
    assertThat(seen.toString()).doesNotContain(SECRET);
    return seen;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"false, AUTH PLAIN", "true, AUTH XOAUTH2"})
  void itsUserSubmitsTheMessageAndNobodyElseIsAsked(boolean token, String auth) throws IOException {
    try (ScriptedHost host = ScriptedHost.start("127.0.0.1", 0, kind("NOOP", "250 Ok"))) {
      Relay relay = relay("127.0.0.1", host.port(), false, token);
      Observation seen = send(relay, Looks.USUAL, true);
      assertThat(seen.verdict()).as(seen.toString()).isEqualTo(PASS);
      assertThat(seen.summary()).isEqualTo("taken by the relay " + relay);
      assertThat(seen.evidence()).containsExactly("the relay " + relay + ": 250 2.0.0 Kept");
      String login =
          token
              ? "user=probe\u0001auth=Bearer " + SECRET + "\u0001\u0001"
              : "probe\u0000probe\u0000" + SECRET;
      assertThat(host.heard())
          .contains("EHLO probe.test", auth + " " + encoded(login), "RCPT TO:<ann@example.test>")
          .contains("X-Mxshift-Token: " + Looks.TOKEN, "X-Mxshift-Copy: 1/1")
          .anyMatch(line -> line.startsWith("MAIL FROM:<probe@sender.test>"));
    }
  }

  /** A relay is no new host: whatever it says against the message says nothing of them. */
  @TestFactory
  Stream<DynamicTest> aRelayThatRefusesIsInconclusive() {
    return Stream.of(
            Map.entry("BANNER", "554 5.7.1 go away"),
            Map.entry("AUTH", "535 5.7.8 go away"),
            Map.entry("MAIL", "550 5.7.1 go away"),
            Map.entry("RCPT", "554 5.7.1 go away"),
            Map.entry("DATA", "451 4.3.0 go away"),
            Map.entry(".", "554 5.7.1 go away"),
            Map.entry("DATA", ScriptedHost.CLOSE),
            Map.entry("BANNER", ScriptedHost.SILENT),
            Map.entry(".", ScriptedHost.SILENT),
            Map.entry("MAIL", ScriptedHost.TRICKLE))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.toString(),
                    () -> {
                      boolean talks = one.getValue().contains("go away");
                      TimeLimits limits =
                          talks ? Looks.USUAL : TimeLimits.allOf(Duration.ofMillis(300));
                      try (ScriptedHost host =
                          ScriptedHost.start("127.0.0.1", 0, kind(one.getKey(), one.getValue()))) {
                        Relay relay = relay("127.0.0.1", host.port(), false, false);
                        Observation seen = send(relay, limits, true);
                        assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
                        assertThat(seen.summary())
                            .startsWith("the relay " + relay + " does not take the message: ");
                        if (one.getKey().equals("AUTH")) {
                          assertThat(seen.summary()).endsWith("it refuses the login 535 5.7.8");
                        } else if (talks && !one.getKey().equals("BANNER")) {
                          assertThat(seen.summary()).contains("go away");
                        }
                      }
                    }));
  }

  /** Servers that tell what they were told are known; what is kept of it goes into the log. */
  @ParameterizedTest
  @CsvSource({"AUTH, 535 5.7.8", "MAIL, 550 5.7.1", "RCPT, 550 5.7.1", "., 250 2.0.0"})
  void aSecretThatARelayRepeatsIsNotKept(String word, String code) throws IOException {
    List<String> told =
        List.of(SECRET, encoded(SECRET), encoded("probe\u0000probe\u0000" + SECRET));
    for (String echo : told) {
      try (ScriptedHost host =
          ScriptedHost.start("127.0.0.1", 0, kind(word, code + " no " + echo + " here"))) {
        Observation seen = send(relay("127.0.0.1", host.port(), false, false), Looks.USUAL, true);
        assertThat(host.heard()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
        assertThat(seen.toString()).doesNotContain(echo);
      }
    }
  }

  @Test
  void withoutArrivalItProvesNothingAndIsLeftAlone() throws IOException {
    try (ScriptedHost host = ScriptedHost.start("127.0.0.1", 0, kind("NOOP", "250 Ok"))) {
      Relay relay = relay("127.0.0.1", host.port(), false, false);
      assertThat(send(relay, Looks.USUAL, false).verdict()).isNotEqualTo(PASS);
      assertThat(host.visits()).isZero();
    }
  }

  @Test
  void aSecretThatCannotBeReadIsInconclusive() throws IOException {
    try (ScriptedHost host = ScriptedHost.start("127.0.0.1", 0, kind("NOOP", "250 Ok"))) {
      Inbox.Key none =
          () -> {
            throw new IOException("no file /run/relay");
          };
      Relay relay = new Relay("127.0.0.1", host.port(), false, "probe", false, none);
      Observation seen = send(relay, Looks.USUAL, true);
      assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
      assertThat(seen.summary()).endsWith("does not take the message: no file /run/relay");
    }
  }

  /** Over a network that others share there is no password without TLS. */
  @Test
  void aPasswordNeverLeavesThisMachineInClearText() throws IOException {
    Optional<InetAddress> shared =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .findFirst();
    assumeTrue(shared.isPresent());
    String address = shared.get().getHostAddress();
    try (ScriptedHost host = ScriptedHost.start(address, 0, kind("NOOP", "250 Ok"))) {
      Observation seen = send(relay(address, host.port(), false, false), Looks.USUAL, true);
      assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
      assertThat(seen.summary()).contains("STARTTLS");
      assertThat(host.heard()).isNotEmpty().noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void aCertificateThatNobodyTrustsEndsItBeforeThePassword() throws Exception {
    SSLContext tls = Certificates.of(-1, 30, "localhost");
    try (ServerSocket server = tls.getServerSocketFactory().createServerSocket()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> octets(server));
      Relay relay = relay("localhost", server.getLocalPort(), true, false);
      Observation seen = send(relay, Looks.USUAL, true);
      assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
      assertThat(seen.summary()).contains("certi");
      assertThat(heard.get(20, TimeUnit.SECONDS)).isZero();
    }
  }

  /** How many octets come in after a handshake; none when it fails. */
  private static int octets(ServerSocket server) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      return in.readAllBytes().length;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Which host a relay went to, only the message can tell. */
  @ParameterizedTest
  @CsvSource({
    "relay.out.test, mx.new.test, PASS",
    "relay.out.test, edge.new.test, PASS",
    "relay.out.test, mx.old.test, INCONCLUSIVE",
    "mx.new.test, mx.new.test, INCONCLUSIVE",
    "smtp.new.test, store.new.test, INCONCLUSIVE",
  })
  void whatArrivesMustHavePassedANewHost(String first, String taker, String verdict)
      throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Instant now = Looks.CLOCK.instant();
    try (ImapHost box = ImapHost.start(anyPort, "ann", "secret", "Spam")) {
      box.put(
          ImapHost.INBOX,
          now,
          String.join(
              "\r\n",
              "Received: from " + first + " by " + taker + " with ESMTP; today",
              "Received: from probe.test by " + first + " with ESMTPSA; today",
              "Subject: mxshift probe " + Looks.TOKEN,
              "X-Mxshift-Token: " + Looks.TOKEN,
              "X-Mxshift-Copy: 1/1",
              "",
              "text",
              ""));
      Inbox inbox =
          new Inbox(
              "127.0.0.1",
              box.address().getPort(),
              false,
              "ann",
              false,
              () -> new Secret("secret"));
      Inboxes boxes = new Inboxes(Optional.of(inbox), Optional.empty(), Duration.ZERO);
      Relay relay = relay("127.0.0.1", 9, false, false);
      ProbeSettings settings =
          with(relay, Looks.USUAL).withInboxes(boxes.withRelay(Optional.of(relay)));
      List<Sent> sent = List.of(Sent.of(Looks.TOKEN, now, ROUTE));
      Observation seen = Looks.probe(settings).arrived(Looks.ANN, sent, now);
      assertThat(seen.verdict().name()).as(seen.toString()).isEqualTo(verdict);
      assertThat(seen.evidence().toString()).contains(taker);
    }
  }
}
