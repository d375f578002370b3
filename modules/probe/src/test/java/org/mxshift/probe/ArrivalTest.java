package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.spi.Verdict.DEFERS;
import static org.mxshift.spi.Verdict.INCONCLUSIVE;
import static org.mxshift.spi.Verdict.PASS;
import static org.mxshift.spi.Verdict.PENDING;
import static org.mxshift.spi.Verdict.REJECTS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;
import org.mxshift.sandbox.ImapHost;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Route;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Sent;

/** Messages are found by their token, wherever they went. */
class ArrivalTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String SPAM = "Unwanted";
  private static final Route DIRECT = new Route.Direct(Name.of("mx1.new.test"));
  private static final Sent MESSAGE = Sent.of(Looks.TOKEN, NOW, DIRECT);

  private ImapHost host;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    host = ImapHost.start(anyPort, "ann@example.test", "opens sesame", SPAM);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static Inbox inbox(int port, boolean token, String secret) {
    return new Inbox("127.0.0.1", port, false, "ann@example.test", token, () -> new Secret(secret));
  }

  private Inbox inbox() {
    return inbox(host.address().getPort(), false, "opens sesame");
  }

  private static Observation look(Inbox inbox, Sent... messages) {
    return look(new Inboxes(Optional.of(inbox), Optional.empty(), Duration.ZERO), messages);
  }

  private static Observation look(Inboxes inboxes, Sent... messages) {
    return look(Looks.USUAL, inboxes, messages);
  }

  private static Observation look(TimeLimits limits, Inboxes inboxes, Sent... messages) {
    ProbeSettings settings =
        ProbeSettings.of(List.of(), Name.of("probe.test"))
            .withPatience(limits, Duration.ZERO)
            .withInboxes(inboxes);
    return Looks.probe(settings).arrived(Looks.ANN, List.of(messages), NOW);
  }

  private static String message(String token, String copy, String... more) {
    return String.join(
        "\r\n",
        "Received: from edge.new.test (edge.new.test [192.0.2.7])",
        "\tby store.new.test (Postfix) with ESMTPS id 1; Sun, 22 Nov 2026 12:00:00 +0000",
        "Received: from probe.test (unknown [192.0.2.1]) by edge.new.test with ESMTP; today",
        "Subject: [EXTERN] mxshift probe " + token,
        "X-Mxshift-Token: " + token,
        "X-Mxshift-Copy: " + copy,
        String.join("\r\n", more),
        "",
        "text",
        "");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMessageIsFoundByItsTokenAndTellsItsWay(boolean token) {
    host.put(ImapHost.INBOX, NOW, "Subject: hello\r\n\r\nof no interest\r\n");
    host.put(ImapHost.INBOX, NOW, message("another0token", "1/1"));
    Inbox inbox = inbox(host.address().getPort(), token, "opens sesame");
    assertThat(look(inbox, MESSAGE).verdict()).isEqualTo(PENDING);
    host.put(ImapHost.INBOX, NOW, message(Looks.TOKEN, "1/1"));
    Observation seen = look(inbox, MESSAGE);
    assertThat(seen.verdict()).as(seen.toString()).isEqualTo(PASS);
    assertThat(seen.summary()).isEqualTo("the message sent directly by mx1.new.test arrived");
    assertThat(seen.evidence())
        .containsExactly(
            "in INBOX, taken by edge.new.test, by way of edge.new.test -> store.new.test");
  }

  @Test
  void everyAddressOfAHostHasItsCopyAndAllMustBeThere() {
    host.put(ImapHost.INBOX, NOW, message(Looks.TOKEN, "2/2"));
    Observation half = look(inbox(), MESSAGE);
    assertThat(half.verdict()).isEqualTo(PENDING);
    assertThat(half.summary()).contains("1 of 2 copies");
    host.put(ImapHost.INBOX, NOW, message(Looks.TOKEN, "2/2"));
    assertThat(look(inbox(), MESSAGE).verdict()).as("the same copy twice").isEqualTo(PENDING);
    host.put(ImapHost.INBOX, NOW, message(Looks.TOKEN, "1/2"));
    assertThat(look(inbox(), MESSAGE).verdict()).isEqualTo(PASS);
  }

  @Test
  void theSpamFolderIsAFailureAndSoIsBeingLate() {
    host.put(SPAM, NOW, message(Looks.TOKEN, "1/1"));
    Observation spam = look(inbox(), MESSAGE);
    assertThat(spam.verdict()).isEqualTo(DEFERS);
    assertThat(spam.summary()).contains("went to the spam folder " + SPAM);
    Sent old = Sent.of("never0seen", NOW.minusSeconds(3601), DIRECT);
    Observation late = look(inbox(), old);
    assertThat(late.verdict()).isEqualTo(DEFERS);
    assertThat(late.summary()).contains("has not arrived after 1h");
  }

  @Test
  void aRoutedMessageThatNamesNoNewHostSaysSo() {
    Route routed = new Route.Routed(Name.of("example.test"), Looks.names("mx.elsewhere.example"));
    host.put(ImapHost.INBOX, NOW, message(Looks.TOKEN, "1/1"));
    assertThat(look(inbox(), Sent.of(Looks.TOKEN, NOW, routed)).evidence().get(0))
        .endsWith("no Received header names mx.elsewhere.example");
    Route named = new Route.Routed(Name.of("example.test"), Looks.names("mx7.new.test"));
    assertThat(look(inbox(), Sent.of(Looks.TOKEN, NOW, named)).evidence().get(0))
        .doesNotContain("names");
  }

  private static String report(String action) {
    return String.join(
        "\r\n",
        "From: MAILER-DAEMON@relay.test",
        "Subject: Undelivered Mail Returned to Sender",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Final-Recipient: rfc822; ann@example.test",
        "Action: " + action,
        "Status: 5.1.1",
        "Diagnostic-Code: smtp; 550 5.1.1 no such",
        "    user here",
        "",
        "--b",
        "Content-Type: message/rfc822",
        "",
        message(Looks.TOKEN, "1/1"));
  }

  @Test
  void aReportOfFailureInEitherMailboxIsARejectionAndOneOfDelayIsNot() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ImapHost sender = ImapHost.start(anyPort, "ann@example.test", "opens sesame", "Junk")) {
      Inbox back = inbox(sender.address().getPort(), false, "opens sesame");
      Inboxes both = new Inboxes(Optional.of(inbox()), Optional.of(back), Duration.ZERO);
      sender.put(ImapHost.INBOX, NOW, report("delayed"));
      assertThat(look(both, MESSAGE).verdict()).isEqualTo(PENDING);
      sender.put(ImapHost.INBOX, NOW, report("failed"));
      assertThat(look(inbox(), MESSAGE).verdict()).isEqualTo(PENDING);
      Observation seen = look(both, MESSAGE);
      assertThat(seen.verdict()).isEqualTo(REJECTS);
      assertThat(seen.summary()).contains("came back: smtp; 550 5.1.1 no such user here");
    }
    host.put(ImapHost.INBOX, NOW, report("failed"));
    assertThat(look(inbox(), MESSAGE).verdict()).isEqualTo(REJECTS);
  }

  @Test
  void onlyItsOwnOldMessagesAreDeleted() {
    Instant old = NOW.minus(Duration.ofHours(3));
    host.put(ImapHost.INBOX, old, "Subject: mxshift probe is nice\r\n\r\nwrites a person\r\n");
    host.put(ImapHost.INBOX, old, message("older0token", "1/1"));
    host.put(SPAM, old, message("older1token", "1/1"));
    host.put(ImapHost.INBOX, NOW, message(Looks.TOKEN, "1/1"));
    Observation seen = look(inbox(), MESSAGE);
    assertThat(seen.verdict()).isEqualTo(PASS);
    assertThat(seen.evidence()).contains("deleted 2 old test messages");
    assertThat(host.texts(SPAM)).isEmpty();
    assertThat(host.texts(ImapHost.INBOX))
        .hasSize(2)
        .anyMatch(text -> text.contains("writes a person"))
        .anyMatch(text -> text.contains(Looks.TOKEN));
  }

  /** They lie there until their owner's mail program takes them out, or takes the mark away. */
  @Test
  void whatItsOwnerMarkedAsDeletedIsNotTakenOut() {
    Instant old = NOW.minus(Duration.ofHours(3));
    host.put(ImapHost.INBOX, old, "Subject: contract\r\n\r\nwrites a person\r\n");
    host.mark(ImapHost.INBOX, "writes a person");
    host.put(ImapHost.INBOX, old, message("older0token", "1/1"));
    host.put(ImapHost.INBOX, NOW, message(Looks.TOKEN, "1/1"));
    assertThat(look(inbox(), MESSAGE).evidence()).contains("deleted 1 old test messages");
    assertThat(host.texts(ImapHost.INBOX))
        .hasSize(2)
        .anyMatch(text -> text.contains("writes a person"));
  }

  @Test
  void aMessageThatComesWhileALookWaitsIsFoundInThatLook() {
    Inboxes patient = new Inboxes(Optional.of(inbox()), Optional.empty(), Duration.ofSeconds(10));
    Thread later =
        new Thread(() -> host.put(ImapHost.INBOX, NOW, message(Looks.TOKEN, "1/1")), "later");
    later.start();
    assertThat(look(patient, MESSAGE).verdict()).isEqualTo(PASS);
  }

  @Test
  void aWrongSecretIsInconclusiveAndNeverShown() {
    for (boolean token : new boolean[] {true, false}) {
      Observation seen = look(inbox(host.address().getPort(), token, "Geheim!1"), MESSAGE);
      assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
      assertThat(seen.toString()).contains("cannot be read").doesNotContain("Geheim");
    }
    Inbox none =
        new Inbox(
            "127.0.0.1",
            host.address().getPort(),
            false,
            "ann@example.test",
            false,
            () -> {
              throw new IOException("the file x cannot be read");
            });
    assertThat(look(none, MESSAGE).summary()).contains("the file x cannot be read");
    assertThat(look(Inboxes.NONE, MESSAGE).verdict()).isEqualTo(INCONCLUSIVE);
  }

  @TestFactory
  Stream<DynamicTest> aServerThatIsNoneProvesNothingAndIsLeftInTime() {
    return Stream.of(
            Map.of("GREETING", "SSH-2.0-OpenSSH_9.9"),
            Map.of("GREETING", "* BYE overloaded"),
            Map.of("GREETING", ScriptedImap.SILENT),
            Map.of("GREETING", ScriptedImap.CLOSE),
            Map.of("GREETING", ScriptedImap.ENDLESS),
            Map.of("AUTHENTICATE", ScriptedImap.SILENT),
            Map.of("AUTHENTICATE", "junk\r\n\u0000\u0001"),
            Map.of("AUTHENTICATE", "<tag> NO [UNAVAILABLE] later"),
            Map.of("LIST", ScriptedImap.SILENT),
            Map.of("LIST", ScriptedImap.ENDLESS),
            Map.of("LIST", "* LIST (((((((((( \"/\" \u00ff"),
            Map.of("EXAMINE", ScriptedImap.CLOSE),
            Map.of("EXAMINE", "* 999999999 EXISTS\r\n* -1 EXISTS"),
            Map.of("SEARCH", ScriptedImap.ENDLESS),
            Map.of("SEARCH", "* SEARCH 4294967296 -7 x"),
            Map.of("SEARCH", ScriptedImap.SILENT),
            Map.of("LIST", "* LIST () \"/\" {2147483646}"),
            Map.of("LIST", "* LIST () \"/\" {99999999999999}"),
            Map.of("LIST", "* LIST () \"/\" {-7}"),
            Map.of(
                "EXAMINE",
                "* 1 EXISTS",
                "SEARCH",
                "* SEARCH 1",
                "FETCH",
                "* 1 FETCH (BODY[HEADER] {2147483593}"))
        .map(
            script ->
                DynamicTest.dynamicTest(
                    Shown.line(script.toString()),
                    () -> {
                      try (ScriptedImap imap = ScriptedImap.start(script)) {
                        long start = System.nanoTime();
                        Inbox inbox = inbox(imap.port(), false, "x");
                        TimeLimits brief = TimeLimits.allOf(Duration.ofMillis(300));
                        Inboxes one =
                            new Inboxes(Optional.of(inbox), Optional.empty(), Duration.ZERO);
                        Observation seen = look(brief, one, MESSAGE);
                        Duration took = Duration.ofNanos(System.nanoTime() - start);
                        assertThat(seen.verdict()).as(seen.toString()).isIn(INCONCLUSIVE, PENDING);
                        assertThat(took).isLessThan(Duration.ofSeconds(9));
                      }
                    }));
  }

  /** Servers that tell what they were told are known; what is kept of it goes into the log. */
  @ParameterizedTest
  @ValueSource(strings = {"PlantedSecret42", "AGFubkBleGFtcGxlLnRlc3QAUGxhbnRlZFNlY3JldDQy"})
  void aSecretThatAServerRepeatsIsNotKept(String echo) throws IOException {
    try (ScriptedImap imap =
        ScriptedImap.start(
            Map.of(
                "AUTHENTICATE", "+ ", ScriptedImap.CONTINUED, "<tag> NO no " + echo + " here"))) {
      Observation seen = look(inbox(imap.port(), false, "PlantedSecret42"), MESSAGE);
      assertThat(imap.heard()).as(seen.toString()).anyMatch(line -> line.startsWith("AGFub"));
      assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
      assertThat(seen.toString()).doesNotContain(echo);
    }
  }

  @Test
  void nobodyLogsInWithoutTlsBeyondThisMachine() throws IOException {
    try (ScriptedImap imap = ScriptedImap.start(Map.of())) {
      Inbox here = inbox(imap.port(), false, "x");
      assertThat(here.isHere()).isTrue();
      assertThat(new Inbox("192.0.2.1", 143, false, "a", false, here.key()).isHere()).isFalse();
    }
  }
}
