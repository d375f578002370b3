package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.sandbox.MailHost;
import org.mxshift.sandbox.Mailboxes;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;

/** Beyond taking its recipients: what the proof of a new host asks of it besides. */
class FitTest {

  private static final String HOST = "127.0.81.1";
  private static final String OLD = "127.0.81.2";
  private static final String ZONE = "mail A 127.0.81.1\nold A 127.0.81.2\n";
  private static final Question ASK = ask("mail.test");

  private static Question ask(String host) {
    return new Question.Fit(
        Name.of(host),
        Name.of("example.test"),
        Looks.ANN,
        Looks.SENDER,
        List.of(Name.of("old.test")));
  }

  /** What a good host says to each, the last word in a key being whom it is said of. */
  private static Map<String, String> good() {
    Map<String, String> replies = new LinkedHashMap<>();
    replies.put("EHLO", "250-mail.test\r\n250 SIZE 1000000");
    replies.put("RCPT mxshift-nobody", "550 5.1.1 no such user");
    replies.put("RCPT mxshift-relay-test", "554 5.7.1 Relay access denied");
    return replies;
  }

  private static Observation seen(Map<String, String> replies, String sizeBefore)
      throws IOException {
    String ehlo = "250-old.test\r\n250 " + sizeBefore;
    try (Looks looks = Looks.at(ZONE);
        ScriptedHost host = ScriptedHost.start(HOST, 0, replies);
        ScriptedHost old = ScriptedHost.start(OLD, host.port(), Map.of("EHLO", ehlo))) {
      Observation seen = looks.probe(host.port(), s -> s).look(ASK, Looks.TOKEN);
      assertThat(host.heard()).doesNotContain("DATA");
      assertThat(old.heard()).noneMatch(line -> line.startsWith("MAIL"));
      return seen;
    }
  }

  private static Observation with(String key, String reply) throws IOException {
    Map<String, String> replies = good();
    replies.put(key, reply);
    return seen(replies, "SIZE 1000000");
  }

  private static void remarked(Observation seen, String... words) {
    assertThat(seen.verdict()).isEqualTo(Verdict.PASS);
    assertThat(seen.remarks()).hasSize(1);
    assertThat(seen.remarks().get(0)).startsWith("mail.test 127.0.81.1").contains(words);
  }

  @Test
  void aHostThatIsAsItMustBePassesWithoutARemark() throws IOException {
    Observation seen = with("NOOP", "nothing is wrong");
    assertThat(seen.verdict()).as(seen.toString()).isEqualTo(Verdict.PASS);
    assertThat(seen.remarks()).isEmpty();
    assertThat(seen.evidence()).anyMatch(line -> line.contains("rcpt postmaster@example.test"));
  }

  /** Who knows the prober, or refuses after DATA only, says no other word. */
  @Test
  void aHostThatTakesMailOfStrangersForStrangersIsRemarkedOnFirst() throws IOException {
    Map<String, String> replies = good();
    replies.put("RCPT mxshift-relay-test", "250 2.1.5 Ok");
    replies.put("RCPT postmaster", "550 5.1.1 no such user");
    Observation seen = seen(replies, "SIZE 1000000");
    assertThat(seen.verdict()).isEqualTo(Verdict.PASS);
    assertThat(seen.remarks()).hasSize(2);
    assertThat(seen.remarks().get(0))
        .startsWith("mail.test 127.0.81.1 is an open relay, unless it knows the machine that asked")
        .contains("example.net");
  }

  @Test
  void theHostsBeforeAreGreetedOnceALookHoweverManyHostsAreNew() throws IOException {
    try (Looks looks = Looks.at(ZONE + "mail2 A 127.0.81.1\n");
        ScriptedHost host = ScriptedHost.start(HOST, 0, good());
        ScriptedHost old =
            ScriptedHost.start(
                OLD, host.port(), Map.of("EHLO", "250-old.test\r\n250 SIZE 2000000"))) {
      Probe probe = looks.probe(host.port(), s -> s);
      remarked(probe.look(ASK, Looks.TOKEN), "before 2000000");
      assertThat(probe.look(ask("mail2.test"), Looks.TOKEN).remarks())
          .singleElement()
          .asString()
          .contains("before 2000000");
      assertThat(old.visits()).isEqualTo(1);
    }
  }

  @Test
  void postmasterAndAbuseThatAreRefusedAreRemarkedOn() throws IOException {
    String no = "550 5.1.1 no such user";
    remarked(with("RCPT postmaster", no), "refuses postmaster", no);
    remarked(with("RCPT abuse", no), "refuses abuse", no);
  }

  @Test
  void aNullSenderThatIsRefusedIsRemarkedOn() throws IOException {
    remarked(with("MAIL <>", "550 5.1.7 no bounces here, please"), "refuses the null sender");
  }

  @Test
  void aRecipientWhomNobodyKnowsIsToBeRefusedAndOtherwiseRemarkedOn() throws IOException {
    remarked(with("RCPT mxshift-nobody", "250 2.1.5 Ok"), "for whom nobody knows");
  }

  @Test
  void aSmallerLimitOnSizeThanTheOldHostsHaveIsRemarkedOn() throws IOException {
    remarked(seen(good(), "SIZE 2000000"), "1000000 octets", "before 2000000");
    assertThat(seen(good(), "SIZE 0").remarks()).as("no limit is named").isEmpty();
    assertThat(seen(good(), "8BITMIME").remarks()).isEmpty();
  }

  @Test
  void whatIsPutOffOrAimedAtTheProberIsNoRemark() throws IOException {
    assertThat(with("RCPT postmaster", "450 4.2.0 Greylisted").remarks()).isEmpty();
    assertThat(with("RCPT abuse", "550 5.7.25 no reverse DNS").remarks()).isEmpty();
  }

  @Test
  void aHostThatHangsUpBeforeItIsAskedToRelayIsToldSo() throws IOException {
    remarked(with("RCPT mxshift-nobody", ScriptedHost.CLOSE), "lets nobody see whether it relays");
  }

  @Test
  void oneThatDoesNotAnswerOrHasNoAddressIsNoRelay() throws IOException {
    try (Looks looks = Looks.at(ZONE)) {
      assertThat(looks.probe(25, s -> s).look(ASK, Looks.TOKEN).verdict())
          .isEqualTo(Verdict.DEFERS);
    }
    try (Looks looks = Looks.at("other A 127.0.81.1\n")) {
      assertThat(looks.probe(25, s -> s).look(ASK, Looks.TOKEN).verdict())
          .as("the look at its recipients says what that means")
          .isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  @Test
  void aRealHostIsFitButForAbuse() throws IOException {
    MailHost.Setup setup =
        MailHost.Setup.plain(
            "mail.test", new InetSocketAddress(HOST, 0), Mailboxes.of("ann@example.test"));
    try (Looks looks = Looks.at(ZONE);
        MailHost host = MailHost.start(setup, message -> {}, Looks.CLOCK)) {
      Observation seen = looks.probe(host.address().getPort(), s -> s).look(ASK, Looks.TOKEN);
      remarked(seen, "refuses abuse");
      assertThat(host.messages()).isEmpty();
    }
  }
}
