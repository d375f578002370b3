package org.mxshift.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.sandbox.Behaviour.Phase;
import org.mxshift.sandbox.SmtpClient.Delivered;
import org.mxshift.sandbox.SmtpClient.Outcome;
import org.mxshift.sandbox.SmtpClient.Refused;
import org.mxshift.sandbox.SmtpClient.Unreachable;
import org.mxshift.sandbox.SmtpClient.Unsure;

class MailHostTest {
  private static final String TEXT = "Subject: One\r\nX-Long: a\r\n b\r\n\r\n.dot\r\n..\r\nend\r\n";
  private static final Mailboxes MAILBOXES =
      new Mailboxes(Set.of("ann@example.test"), Set.of("all.test"));

  private final HandClock clock = new HandClock();
  private final Queue<StoredMessage> heard = new ConcurrentLinkedQueue<>();
  private final List<MailHost> hosts = new ArrayList<>();
  private MailHost host;

  @BeforeEach
  void start() throws Exception {
    host = start("mail.test", Optional.empty());
  }

  @AfterEach
  void stop() {
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> hosts.forEach(MailHost::close));
  }

  @Test
  void keepsTheMessageAsItCameUnderItsOwnTrace() {
    Outcome outcome = deliver(host, "ann@example.test");

    assertThat(outcome).isInstanceOf(Delivered.class);
    StoredMessage message = host.messages().get(0);
    assertThat(message.text()).endsWith(TEXT);
    assertThat(message.body()).isEqualTo(".dot\r\n..\r\nend\r\n");
    assertThat(message.header("subject")).contains("One");
    assertThat(message.header("X-Long")).contains("a b");
    assertThat(message.header("Received"))
        .contains(
            "from client.test ([127.0.0.1]) by mail.test with ESMTP"
                + "\tfor <ann@example.test>; Sun, 22 Nov 2026 12:00:00 +0000");
    assertThat(message.arrived()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
    assertThat(message.sender()).isEqualTo("sender@sender.test");
    assertThat(message.recipients()).containsExactly("ann@example.test");
    assertThat(heard).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource({
    "ann@example.test, 250",
    "ANN@Example.Test, 250",
    "bob@example.test, 550 5.1.1",
    "anyone@all.test, 250",
    "postmaster, 250",
    "Postmaster@example.test, 250",
    "postmaster@elsewhere.test, 550 5.7.1",
    "ann@elsewhere.test, 550 5.7.1",
    "ann%elsewhere.test@example.test, 550 5.1.1",
  })
  void takesOnlyItsMailboxesAndRelaysNothing(String recipient, String reply) {
    assertThat(replyOf(deliver(host, recipient))).startsWith(reply);
  }

  @Test
  void greylistsUntilItsPeriodIsOver() {
    host.behave(new Behaviour.Greylist(Duration.ofSeconds(90)));

    assertThat(replyOf(deliver(host, "ann@example.test"))).startsWith("450").contains("90 seconds");
    clock.advance(Duration.ofSeconds(89));
    assertThat(replyOf(deliver(host, "ann@example.test"))).startsWith("450");
    clock.advance(Duration.ofSeconds(1));
    assertThat(replyOf(deliver(host, "ann@example.test"))).startsWith("250");
    assertThat(replyOf(deliver(host, "anyone@all.test"))).startsWith("450");
  }

  @ParameterizedTest
  @EnumSource(names = "HELLO", mode = EnumSource.Mode.EXCLUDE)
  void repliesWhatItIsToldInThatPhase(Phase phase) {
    host.behave(new Behaviour.Reply(phase, 554, "5.3.0 Not here"));

    assertThat(deliver(host, "ann@example.test"))
        .isEqualTo(new Refused(phase, 554, "554 5.3.0 Not here"));
    assertThat(host.messages()).isEmpty();
  }

  @Test
  void silenceLetsTheClientWait() {
    host.behave(new Behaviour.Silent());
    assertThat(deliver(host, "ann@example.test", Duration.ofMillis(200)))
        .isInstanceOf(Unreachable.class);
  }

  @Test
  void refusesConnectionsAndListensAgainOnTheSamePort() {
    InetSocketAddress before = host.address();
    host.behave(new Behaviour.Refuse());
    assertThat(deliver(host, "ann@example.test"))
        .isInstanceOfSatisfying(
            Unreachable.class, gone -> assertThat(gone.reason()).contains("refused"));

    host.behave(new Behaviour.Accept());
    assertThat(host.address()).isEqualTo(before);
    assertThat(deliver(host, "ann@example.test")).isInstanceOf(Delivered.class);
  }

  @Test
  void tarpitIsLateWithEveryReply() {
    host.behave(new Behaviour.Tarpit(Duration.ofMillis(100)));
    long start = System.nanoTime();

    assertThat(deliver(host, "ann@example.test")).isInstanceOf(Delivered.class);
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(400).toNanos());
  }

  @Test
  void aLostReplyLeavesTheClientInDoubtAndTheMessageHere() {
    host.behave(new Behaviour.LoseReply());

    assertThat(deliver(host, "ann@example.test")).isInstanceOf(Unsure.class);
    assertThat(host.messages()).hasSize(1);
  }

  @Test
  void closingEndsWhoeverIsStillHeldUp() throws Exception {
    for (Behaviour behaviour :
        List.of(new Behaviour.Silent(), new Behaviour.Tarpit(Duration.ofHours(1)))) {
      MailHost slow = start("slow.test", Optional.empty());
      slow.behave(behaviour);
      CompletableFuture<Outcome> client =
          CompletableFuture.supplyAsync(
              () -> deliver(slow, "ann@example.test", Duration.ofMinutes(1)));
      try (Socket early = new Socket(slow.address().getAddress(), slow.address().getPort())) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), slow::close);
        assertThat(early.isConnected()).isTrue();
      }
      assertThat(client.get(5, TimeUnit.SECONDS)).isNotInstanceOf(Delivered.class);
    }
  }

  @Test
  void forwardsWhileTheClientWaitsAndRefusesWhatTheNextHostRefuses() throws Exception {
    MailHost next = start("next.test", Optional.empty());
    host.behave(new Behaviour.Forward(next.address()));

    assertThat(deliver(host, "ann@example.test")).isInstanceOf(Delivered.class);
    assertThat(host.messages()).isEmpty();
    assertThat(host.passedOn()).isOne();
    assertThat(next.messages()).hasSize(1);
    assertThat(next.messages().get(0).headers("Received"))
        .satisfiesExactly(
            top -> assertThat(top).startsWith("from mail.test ").contains(" by next.test "),
            below -> assertThat(below).startsWith("from client.test ").contains(" by mail.test "));

    next.behave(Behaviour.defer());
    assertThat(replyOf(deliver(host, "ann@example.test"))).startsWith("451 4.3.0");
    next.behave(Behaviour.reject());
    assertThat(replyOf(deliver(host, "ann@example.test"))).startsWith("550 5.7.1");
    next.behave(new Behaviour.Refuse());
    assertThat(replyOf(deliver(host, "ann@example.test"))).startsWith("451 4.4.1");
    assertThat(host.passedOn()).isOne();
  }

  @Test
  void aLoopOfForwardingEnds() {
    host.behave(new Behaviour.Forward(host.address()));

    assertThat(replyOf(deliver(host, "ann@example.test"))).startsWith("554 5.4.6");
  }

  @Test
  void announcesItsSizeAndHoldsToIt() throws Exception {
    try (Conversation smtp = new Conversation(host.address())) {
      smtp.expect("220 mail.test ESMTP");
      assertThat(smtp.say("EHLO client.test"))
          .contains("250-SIZE 100000", "250-8BITMIME")
          .noneMatch(line -> line.contains("STARTTLS"));
      assertThat(smtp.say("MAIL FROM:<> SIZE=100001")).first().asString().startsWith("552 5.3.4");
    }
    assertThat(replyOf(deliver(host, "ann@example.test", "x".repeat(98) + "\r\n", 1001)))
        .startsWith("552 5.3.4");
    assertThat(replyOf(deliver(host, "ann@example.test"))).startsWith("250");
  }

  @Test
  void goesOnInTlsWhenItHasACertificate() throws Exception {
    SSLContext tls = SelfSigned.context();
    MailHost secure = start("mail.old-host.test", Optional.of(tls));
    try (Conversation smtp = new Conversation(secure.address())) {
      smtp.expect("220 mail.old-host.test");
      assertThat(smtp.say("EHLO client.test")).contains("250-STARTTLS");
      assertThat(smtp.say("STARTTLS")).first().asString().startsWith("220");
      X509Certificate certificate = smtp.secure(tls);
      assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=mail.test");
      smtp.say("EHLO client.test");
      smtp.say("MAIL FROM:<>");
      smtp.say("RCPT TO:<ann@example.test>");
      smtp.say("DATA");
      assertThat(smtp.say("Subject: Secret\r\n\r\n.")).first().asString().startsWith("250");
    }
    assertThat(secure.messages().get(0).header("Received").orElseThrow()).contains("ESMTPS");
    assertThat(secure.messages().get(0).sender()).isEmpty();
  }

  @Test
  void aTakenPortIsSaidWithNameAndPlace() {
    assertThatThrownBy(() -> MailHost.start(setup("other.test", host.address()), m -> {}, clock))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.test")
        .hasMessageContaining(String.valueOf(host.address().getPort()));
  }

  private MailHost start(String name, Optional<SSLContext> tls) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    MailHost started = MailHost.start(setup(name, any).withTls(tls), heard::add, clock);
    hosts.add(started);
    return started;
  }

  private static MailHost.Setup setup(String name, InetSocketAddress at) {
    return new MailHost.Setup(name, at, MAILBOXES, 100_000, Optional.empty());
  }

  private static Outcome deliver(MailHost to, String recipient) {
    return deliver(to, recipient, Duration.ofSeconds(30));
  }

  private static Outcome deliver(MailHost to, String recipient, Duration reply) {
    return deliver(to, recipient, TEXT, reply);
  }

  private static Outcome deliver(MailHost to, String recipient, String line, int lines) {
    return deliver(to, recipient, "\r\n" + line.repeat(lines), Duration.ofSeconds(30));
  }

  private static Outcome deliver(MailHost to, String recipient, String text, Duration reply) {
    return SmtpClient.deliver(
        to.address(),
        new SmtpClient.Mail("client.test", "sender@sender.test", List.of(recipient), text),
        new SmtpClient.Patience(Duration.ofSeconds(5), reply));
  }

  private static String replyOf(Outcome outcome) {
    if (outcome instanceof Refused refused) {
      return refused.reply();
    }
    assertThat(outcome).isInstanceOf(Delivered.class);
    return ((Delivered) outcome).reply();
  }
}
