package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.probe.Looks.accepts;
import static org.mxshift.probe.Looks.control;
import static org.mxshift.probe.Looks.delivers;
import static org.mxshift.probe.Looks.limits;
import static org.mxshift.probe.ScriptedHost.CLOSE;
import static org.mxshift.probe.ScriptedHost.SILENT;
import static org.mxshift.probe.ScriptedHost.TRICKLE;
import static org.mxshift.probe.ScriptedHost.TRICKLE_TLS;
import static org.mxshift.spi.Verdict.DEFERS;
import static org.mxshift.spi.Verdict.INCONCLUSIVE;
import static org.mxshift.spi.Verdict.PASS;
import static org.mxshift.spi.Verdict.REJECTS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mxshift.model.Name;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Route;
import org.mxshift.spi.Verdict;

/** What a mail host says or does, and what that means for other people's mail. */
class HostileHostTest {

  private static final String HOST = "127.0.77.1";
  private static final String ZONE = "mail A 127.0.77.1\ncontrol A 127.0.77.2\n";

  /** In which phase what is said, and the verdict on RCPT alone and on a whole message. */
  private record Case(String phase, String said, Verdict accepts, Verdict delivers) {
    /** Short where silence is missed; not so short where what comes before must succeed. */
    TimeLimits limits() {
      if (!said.equals(SILENT) && !said.equals(TRICKLE)) {
        return Looks.USUAL;
      }
      return Looks.replyWithin(Duration.ofMillis(accepts == PASS ? 1000 : 100));
    }
  }

  private static Case both(String phase, String said, Verdict verdict) {
    return new Case(phase, said, verdict, verdict);
  }

  private static Case message(String phase, String said, Verdict verdict) {
    return new Case(phase, said, PASS, verdict);
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(both("NOOP", "nothing is wrong", PASS));
    cases.add(both("BANNER", "554 5.3.2 No SMTP service here", REJECTS));
    cases.add(both("BANNER", "554 Your IP is listed in zen.spamhaus.org", INCONCLUSIVE));
    cases.add(both("BANNER", "421 4.7.0 No PTR record, policy of this house", INCONCLUSIVE));
    cases.add(both("BANNER", "421 mail.test closing the channel", INCONCLUSIVE));
    cases.add(both("BANNER", "554 5.7.1 Not you", INCONCLUSIVE));
    cases.add(both("BANNER", "421 4.3.2 Overloaded", DEFERS));
    cases.add(both("BANNER", "220 mail.test\r\n220 mail.test", DEFERS));
    cases.add(both("MAIL", "250 Ok\r\n250 Ok", DEFERS));
    cases.add(both("EHLO", "250 mail.test\r\n421 4.3.2 Going down", DEFERS));
    cases.add(both("BANNER", "SSH-2.0-OpenSSH_9.9", DEFERS));
    cases.add(both("BANNER", "220 " + "x".repeat(5000), DEFERS));
    cases.add(both("BANNER", "220 " + "x".repeat(10_000_000), DEFERS));
    cases.add(both("BANNER", "220 \u001b[2J\u009b31m\u00ff", PASS));
    cases.add(both("BANNER", "220 mail.test \u00c4\u0085", PASS));
    cases.add(both("EHLO", "250-\u001b]0;title\u0007\r\n250 8BITMIME", PASS));
    cases.add(both("EHLO", "250-a\r\n251 b", DEFERS));
    cases.add(both("EHLO", "250 " + "x".repeat(10_000_000), DEFERS));
    cases.add(both("RCPT", "250\u0000Ok", DEFERS));
    cases.add(both("BANNER", "220-more\r\n".repeat(200) + "220 end", DEFERS));
    cases.add(both("BANNER", "220-one\r\n421 other", DEFERS));
    cases.add(both("BANNER", "220 a\u0000b", DEFERS));
    cases.add(both("BANNER", "999 ever", DEFERS));
    cases.add(both("EHLO", "502 5.5.1 Not implemented", PASS));
    cases.add(both("EHLO", "421 4.3.0 Later", DEFERS));
    cases.add(both("EHLO", "554 5.3.0 No", PASS));
    cases.add(both("MAIL", "550 5.3.2 Nothing is taken here", REJECTS));
    cases.add(both("RCPT", "451 4.7.1 Service unavailable - try again later", DEFERS));
    cases.add(both("MAIL", "550 5.1.8 <probe@sender.test>: sender domain not found", INCONCLUSIVE));
    cases.add(both("MAIL", "550 5.7.25 Reverse DNS validation failed", INCONCLUSIVE));
    cases.add(both("MAIL", "530 5.7.0 Authentication required", REJECTS));
    cases.add(both("MAIL", "452 4.3.1 Out of space", DEFERS));
    cases.add(both("RCPT", "550 5.1.1 <ann@example.test>: no such user", REJECTS));
    cases.add(both("RCPT", "550 5.1.1 nie s\u00c4\u0085 znani", REJECTS));
    cases.add(both("RCPT", "554 5.7.1 <ann@example.test>: Relay access denied", REJECTS));
    cases.add(both("RCPT", "554 5.7.1 Client host [127.0.0.1] blocked using b.test", INCONCLUSIVE));
    cases.add(both("RCPT", "450 4.7.25 Client host rejected: no reverse hostname", INCONCLUSIVE));
    cases.add(both("RCPT", "450 4.7.1 Not now", INCONCLUSIVE));
    cases.add(both("RCPT", "550 5.7.9 Not so", INCONCLUSIVE));
    cases.add(both("RCPT", "550 5.7.1 Access denied", REJECTS));
    cases.add(both("RCPT", "550 5.7.13 Disabled", REJECTS));
    cases.add(both("RCPT", "450 4.2.0 Greylisted, come again in 300 seconds", DEFERS));
    cases.add(both("RCPT", "421 4.3.0 Going down", DEFERS));
    cases.add(both("RCPT", "354 What?", DEFERS));
    cases.add(message("DATA", "554 5.5.1 No", REJECTS));
    cases.add(message("DATA", "451 4.3.0 Later", DEFERS));
    cases.add(message("DATA", "250 Sure", DEFERS));
    cases.add(message(".", "552 5.3.4 Too big", REJECTS));
    cases.add(message(".", "554 5.7.1 This looks like spam", INCONCLUSIVE));
    cases.add(message(".", "451 4.3.0 Later", DEFERS));
    cases.add(message(".", CLOSE, INCONCLUSIVE));
    cases.add(message(".", SILENT, INCONCLUSIVE));
    for (String phase : List.of("BANNER", "EHLO", "MAIL", "RCPT")) {
      for (String said : List.of(CLOSE, SILENT, TRICKLE, "", "no reply at all")) {
        cases.add(both(phase, said, DEFERS));
      }
    }
    for (String said : List.of(CLOSE, SILENT, "junk")) {
      cases.add(message("DATA", said, DEFERS));
      cases.add(both("RSET", said, PASS));
    }
    cases.add(both("QUIT", "junk", PASS));
    cases.add(both("QUIT", CLOSE, PASS));
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> eachPhase() {
    return cases().stream()
        .map(
            each -> {
              String said = Shown.line(each.said());
              String name = each.phase() + " " + said.substring(0, Math.min(40, said.length()));
              return DynamicTest.dynamicTest(name, () -> judgesAs(each));
            });
  }

  private static void judgesAs(Case each) throws IOException {
    try (Looks looks = Looks.at(ZONE);
        ScriptedHost host = ScriptedHost.start(HOST, 0, Map.of(each.phase(), each.said()))) {
      Probe probe = looks.probe(host.port(), limits(each.limits()));
      Observation accepts = accepts(probe, "mail.test", "ann@example.test");
      assertThat(accepts.verdict()).as(accepts.toString()).isEqualTo(each.accepts());
      assertThat(host.heard()).doesNotContain("DATA");
      Observation delivers = delivers(probe, new Route.Direct(Name.of("mail.test")));
      assertThat(delivers.verdict()).as(delivers.toString()).isEqualTo(each.delivers());
      assertThat(accepts.evidence()).isNotEmpty().allMatch(line -> line.matches("[ -~]{1,600}"));
    }
  }

  /** The kernel shakes hands, and nobody is there: what an overloaded host looks like. */
  @Test
  void aConnectionThatIsOpenOnOneSideOnlyDefersInItsTime() throws IOException {
    try (Looks looks = Looks.at(ZONE);
        ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      TimeLimits brief = Looks.replyWithin(Duration.ofMillis(100));
      Probe probe = looks.probe(nobody.getLocalPort(), limits(brief));
      Observation seen = accepts(probe, "mail.test", "ann@example.test");
      assertThat(seen.verdict()).isEqualTo(DEFERS);
      assertThat(seen.evidence()).anyMatch(line -> line.contains("127.0.77.1 connect"));
    }
  }

  @Test
  void everyPhaseIsEvidenceWithItsTime() throws IOException {
    try (Looks looks = Looks.at(ZONE);
        ScriptedHost host = ScriptedHost.start(HOST, 0, Map.of())) {
      Probe probe = looks.probe(host.port(), s -> s);
      assertThat(accepts(probe, "mail.test", "ann@example.test", "bob@example.test").evidence())
          .map(line -> line.replaceAll("\\d+ms$", "?ms"))
          .containsExactly(
              "127.0.77.1 connect ?ms",
              "127.0.77.1 banner 220 mail.test ESMTP ?ms",
              "127.0.77.1 ehlo probe.test 250 mail.test 8BITMIME ?ms",
              "127.0.77.1 mail <probe@sender.test> 250 2.1.0 Ok ?ms",
              "127.0.77.1 rcpt ann@example.test 250 2.1.5 Ok ?ms",
              "127.0.77.1 rcpt bob@example.test 250 2.1.5 Ok ?ms",
              "127.0.77.1 rset 250 2.0.0 Ok ?ms",
              "127.0.77.1 quit 221 2.0.0 Bye ?ms");
    }
  }

  @Test
  void manyRecipientsGoInSeveralTransactionsAndAreCounted() throws IOException {
    String[] many =
        IntStream.range(0, 120).mapToObj(i -> "user" + i + "@example.test").toArray(String[]::new);
    try (Looks looks = Looks.at(ZONE);
        ScriptedHost host = ScriptedHost.start(HOST, 0, Map.of())) {
      Observation seen = accepts(looks.probe(host.port(), s -> s), "mail.test", many);
      assertThat(seen.verdict()).isEqualTo(PASS);
      assertThat(seen.evidence()).contains("127.0.77.1 rcpt accepted 120 recipients");
      assertThat(host.heard()).filteredOn(line -> line.startsWith("RCPT")).hasSize(120);
      assertThat(host.heard()).filteredOn(line -> line.startsWith("MAIL")).hasSize(3);
    }
  }

  @Test
  void whoTakesFewRecipientsAtATimeGetsTheRestInAnotherTransaction() throws IOException {
    String[] seven =
        IntStream.range(0, 7).mapToObj(i -> "user" + i + "@example.test").toArray(String[]::new);
    try (Looks looks = Looks.at(ZONE);
        ScriptedHost host =
            ScriptedHost.start(HOST, 0, Map.of("RCPT", ScriptedHost.THREE_AT_A_TIME))) {
      Observation seen = accepts(looks.probe(host.port(), s -> s), "mail.test", seven);
      assertThat(seen.verdict()).as(seen.toString()).isEqualTo(PASS);
      assertThat(host.heard()).filteredOn(line -> line.startsWith("MAIL")).hasSize(3);
    }
  }

  @TestFactory
  Stream<DynamicTest> brokenTlsIsEvidenceAndGoneOnWithout() {
    return Map.of(
            "220 Ready\r\ninjected",
            "tls text behind the reply to STARTTLS",
            "220 Ready",
            "tls ",
            "454 4.7.0 Not now",
            "starttls 454 4.7.0 Not now",
            TRICKLE_TLS,
            "tls the time of the session was over")
        .entrySet()
        .stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    Shown.line(each.getKey()), () -> goesOn(each.getKey(), each.getValue())));
  }

  private static void goesOn(String said, String evidence) throws IOException {
    Map<String, String> replies = Map.of("EHLO", "250-mail.test\r\n250 STARTTLS", "STARTTLS", said);
    Duration second = Duration.ofSeconds(1);
    Duration session = Duration.ofMillis(10);
    TimeLimits usual = Looks.USUAL;
    TimeLimits brief =
        new TimeLimits(
            usual.connect(), second, second, second, session, usual.dns(), usual.dnsTries());
    try (Looks looks = Looks.at(ZONE);
        ScriptedHost host = ScriptedHost.start(HOST, 0, replies)) {
      TimeLimits limits = said.equals(TRICKLE_TLS) ? brief : usual;
      Observation seen =
          accepts(looks.probe(host.port(), limits(limits)), "mail.test", "ann@example.test");
      assertThat(seen.verdict()).as(seen.toString()).isEqualTo(PASS);
      assertThat(seen.evidence()).anyMatch(line -> line.contains("127.0.77.1 " + evidence));
      assertThat(host.visits()).isEqualTo(said.startsWith("454") ? 1 : 2);
    }
  }

  /** At addresses of its own: beside it, others listen at any port of theirs. */
  @Test
  void nobodyListeningDefersWhenAControlAnswersAndProvesNothingWhenNoneDoes() throws IOException {
    try (Looks looks = Looks.at("mail A 127.0.77.201\ncontrol A 127.0.77.202\n");
        ScriptedHost control = ScriptedHost.start("127.0.77.202", 0, Map.of())) {
      Probe with = looks.probe(control.port(), control("control.test"));
      Observation down = accepts(with, "mail.test", "ann@example.test");
      assertThat(down.verdict()).isEqualTo(DEFERS);
      assertThat(down.summary()).contains("mail.test 127.0.77.201", "a control host does");
      Probe without = looks.probe(control.port(), s -> s);
      assertThat(accepts(without, "mail.test", "ann@example.test").summary())
          .contains("no control host");
      control.close();
      Observation blocked = accepts(with, "mail.test", "ann@example.test");
      assertThat(blocked.verdict()).isEqualTo(INCONCLUSIVE);
      assertThat(blocked.summary()).contains("no way out on IPv4");
    }
  }

  @Test
  void theWorstAddressSpeaksForTheHost() throws IOException {
    String zone = "two A 127.0.77.1\ntwo A 127.0.77.2\n";
    try (Looks looks = Looks.at(zone);
        ScriptedHost good = ScriptedHost.start(HOST, 0, Map.of());
        ScriptedHost bad =
            ScriptedHost.start(
                "127.0.77.2", good.port(), Map.of("RCPT", "550 5.1.1 no such user"))) {
      Probe probe = looks.probe(good.port(), s -> s);
      Observation seen = accepts(probe, "two.test", "ann@example.test");
      assertThat(seen.verdict()).isEqualTo(REJECTS);
      assertThat(seen.summary()).contains("127.0.77.2", "550 5.1.1");
      assertThat(seen.evidence().get(0)).startsWith("127.0.77.2");
      bad.close();
      Observation half = accepts(probe, "two.test", "ann@example.test");
      assertThat(half.verdict()).isEqualTo(DEFERS);
      assertThat(half.summary()).contains("127.0.77.2", "another host does");
    }
  }

  @Test
  void aHostWithoutAddressBouncesAndOneThatCannotBeLookedUpDoesNot() throws IOException {
    try (Looks looks = Looks.at("empty TXT \"no address\"\nsix AAAA ::1\n")) {
      Probe probe = looks.probe(25, s -> s.withFamilies(Set.of(Family.V4)));
      assertThat(accepts(probe, "none.test", "ann@example.test").verdict()).isEqualTo(REJECTS);
      assertThat(accepts(probe, "empty.test", "ann@example.test").verdict()).isEqualTo(REJECTS);
      assertThat(accepts(probe, "mail.elsewhere", "ann@example.test").verdict()).isEqualTo(DEFERS);
      assertThat(accepts(probe, "six.test", "ann@example.test").verdict()).isEqualTo(INCONCLUSIVE);
    }
  }

  /** One that filters, or still remembers that there was nothing, would turn a run back. */
  @Test
  void aHostThatOneResolverDoesNotKnowIsLookedForByTheOthers() throws IOException {
    try (Looks behind = Looks.at("mail TXT \"no address\"\n");
        Looks looks = Looks.at(ZONE);
        ScriptedHost host = ScriptedHost.start(HOST, 0, Map.of())) {
      List<InetSocketAddress> both =
          List.of(behind.settings(25).resolvers().get(0), looks.settings(25).resolvers().get(0));
      ProbeSettings settings =
          ProbeSettings.of(both, Name.of("probe.test"))
              .withPorts(host.port(), 53)
              .withPatience(Looks.USUAL, Duration.ZERO);
      Observation seen = accepts(Looks.probe(settings), "mail.test", "ann@example.test");
      assertThat(seen.verdict()).as(seen.toString()).isEqualTo(PASS);
      assertThat(seen.evidence())
          .contains("mail.test has no address, says one resolver; others tell some");
      assertThat(accepts(Looks.probe(settings), "none.test", "ann@example.test").verdict())
          .isEqualTo(REJECTS);
    }
  }
}
