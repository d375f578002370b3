package org.mxshift.sandbox;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SendingMtaTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String ANN = "ann@example.test";
  private static final List<String> NEW =
      List.of("a.new.test", "b.new.test", "c.new.test", "d.new.test", "e.new.test", "f.new.test");

  private Sandbox sandbox;
  private SendingMta sender;
  private MailHost best;
  private MailHost backup;

  @BeforeEach
  void start() throws Exception {
    Sandbox.Setup setup =
        new Sandbox.Setup(
            "example.test",
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            List.of("mail.old.test", "backup.old.test"),
            NEW,
            new Mailboxes(Set.of(), Set.of("example.test", "web.example.test")),
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofMillis(20));
    sandbox = Sandbox.start(setup, message -> {}, new Random(7), InstantSource.system());
    sender = sandbox.sender();
    best = sandbox.oldHosts().get(0);
    backup = sandbox.oldHosts().get(1);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void theBestPreferenceGetsTheMailAndTheNumberIsInIt() throws Exception {
    long first = sender.send(ANN);
    long second = sender.send(ANN);

    assertThat(sender.awaitEmptyQueue(LONG)).isTrue();
    assertThat(sender.statistics().delivered()).isEqualTo(Map.of("mail.old.test", 2));
    assertThat(best.messages())
        .extracting(message -> message.header(SendingMta.SEQUENCE).orElseThrow())
        .containsExactlyInAnyOrder(String.valueOf(first), String.valueOf(second));
    assertThat(best.messages().get(0).header("Message-ID").orElseThrow())
        .endsWith("@mta.sender.test>");
  }

  @Test
  void theNextHostIsTriedAfterADeferralARefusedConnectionAndARejectingBanner() throws Exception {
    for (Behaviour trouble :
        List.of(
            Behaviour.defer(),
            new Behaviour.Refuse(),
            new Behaviour.Reply(Behaviour.Phase.CONNECT, 554, "5.3.2 No"),
            new Behaviour.Reply(Behaviour.Phase.DATA, 452, "4.3.1 Full"))) {
      best.behave(trouble);
      sender.send(ANN);
      assertThat(sender.awaitEmptyQueue(LONG)).isTrue();
    }
    assertThat(backup.messages()).hasSize(4);
    assertThat(sender.statistics().failures()).isZero();
  }

  @Test
  void aRejectedRecipientBouncesAtOnceAlthoughABackupStandsBy() throws Exception {
    best.behave(Behaviour.reject());
    long number = sender.send(ANN);

    assertThat(sender.awaitEmptyQueue(LONG)).isTrue();
    assertThat(sender.statistics().bounced().get(number)).contains("mail.old.test: 550 5.7.1");
    assertThat(backup.messages()).isEmpty();
  }

  @Test
  void whatAllDeferStaysQueuedAndComesAgain() throws Exception {
    best.behave(Behaviour.defer());
    backup.behave(new Behaviour.Refuse());
    long number = sender.send(ANN);
    for (int look = 0; look < 100 && sender.statistics().failures() == 0; look++) {
      assertThat(sender.awaitEmptyQueue(Duration.ofMillis(300))).isFalse();
    }
    assertThat(sender.statistics().queued()).containsExactly(number);
    assertThat(sender.statistics().failures()).isPositive();
    assertThat(sender.statistics().trouble().orElseThrow()).contains("backup.old.test");

    best.behave(new Behaviour.Accept());
    assertThat(sender.awaitEmptyQueue(LONG)).isTrue();
    assertThat(sandbox.tally().lost()).isEmpty();
    assertThat(best.messages()).hasSize(1);
  }

  @Test
  void greylistingIsPassed() throws Exception {
    best.behave(new Behaviour.Greylist(Duration.ofMillis(100)));
    backup.behave(new Behaviour.Greylist(Duration.ofMillis(100)));
    sender.send(ANN);

    assertThat(sender.awaitEmptyQueue(LONG)).isTrue();
    assertThat(sandbox.tally().stored().values().stream().mapToInt(n -> n).sum()).isOne();
  }

  @Test
  void aLostReplyToTheFinalDotMakesADuplicateThatIsCounted() throws Exception {
    best.behave(new Behaviour.LoseReply());
    long number = sender.send(ANN);
    Eventually.holds(LONG, () -> sender.statistics().unsure() == 1);
    best.behave(new Behaviour.Accept());

    assertThat(sender.awaitEmptyQueue(LONG)).isTrue();
    Tally tally = sandbox.tally();
    assertThat(tally.duplicated()).containsExactly(number);
    assertThat(tally.lost()).isEmpty();
    assertThat(tally.sent()).isOne();
  }

  @Test
  void aMessageThatAHostThrowsAwayIsLost() throws Exception {
    MailHost elsewhere =
        MailHost.start(
            MailHost.Setup.plain("hole.test", Zones.anyPort(), Mailboxes.of(ANN)),
            message -> {},
            InstantSource.system());
    try (elsewhere) {
      best.behave(new Behaviour.Forward(elsewhere.address()));
      long number = sender.send(ANN);
      assertThat(sender.awaitEmptyQueue(LONG)).isTrue();

      assertThat(sandbox.tally().lost()).containsExactly(number);
    }
  }

  @Test
  void equalPreferencesShareTheMail() throws Exception {
    publish("10 a.new.test.", "10 b.new.test.", "20 c.new.test.");
    for (int i = 0; i < 40; i++) {
      sender.send(ANN);
    }
    assertThat(sender.awaitEmptyQueue(LONG)).isTrue();
    assertThat(sandbox.newHosts().get(0).messages()).hasSizeBetween(5, 35);
    assertThat(sandbox.newHosts().get(1).messages()).hasSizeBetween(5, 35);
    assertThat(sandbox.newHosts().get(2).messages()).isEmpty();
  }

  @Test
  void onlyFiveAddressesAreTried() throws Exception {
    publish(
        "1 a.new.test.",
        "2 b.new.test.",
        "3 c.new.test.",
        "4 d.new.test.",
        "5 e.new.test.",
        "6 f.new.test.");
    sandbox.newHosts().subList(0, 5).forEach(host -> host.behave(Behaviour.defer()));
    sender.send(ANN);
    Eventually.holds(LONG, () -> sender.statistics().failures() >= 2);

    assertThat(sandbox.newHosts().get(5).messages()).isEmpty();
    assertThat(sender.statistics().queued()).hasSize(1);
  }

  @Test
  void dnsDecidesWhetherMailWaitsOrBounces() throws Exception {
    publish("0 .");
    assertThat(bounceOf(ANN)).contains("null MX");
    publish("10 nowhere.example.test.");
    assertThat(bounceOf(ANN)).contains("has an address");
    assertThat(bounceOf("ann@unknown.example.test")).contains("does not exist");
    publish();
    assertThat(bounceOf(ANN)).contains("has an address");

    sender.send("ann@unreachable.invalid");
    Eventually.holds(LONG, () -> sender.statistics().trouble().orElse("").contains("SERVFAIL"));
    assertThat(sender.statistics().queued()).hasSize(1);
  }

  @Test
  void withoutMxTheDomainItselfIsTheHost() throws Exception {
    String address = sandbox.newHosts().get(0).address().getAddress().getHostAddress();
    sandbox.primary().edit("web.example.test", "A", 0, address);

    sender.send("ann@web.example.test");
    assertThat(sender.awaitEmptyQueue(LONG)).isTrue();
    assertThat(sandbox.newHosts().get(0).messages()).hasSize(1);
  }

  private String bounceOf(String recipient) throws Exception {
    long number = sender.send(recipient);
    assertThat(sender.awaitEmptyQueue(LONG)).isTrue();
    return sender.statistics().bounced().get(number);
  }

  private void publish(String... exchanges) {
    sandbox.primary().edit("example.test", "MX", 0, exchanges);
  }
}
