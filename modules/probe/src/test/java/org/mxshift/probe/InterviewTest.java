package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.sandbox.MailHost;
import org.mxshift.sandbox.Mailboxes;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.mxshift.spi.SmtpTalk;
import org.mxshift.spi.SmtpTalk.Answer;
import org.mxshift.spi.SmtpTalk.Meaning;
import org.mxshift.spi.SmtpTalk.Purpose;
import org.mxshift.spi.SmtpTalk.Reach;
import org.mxshift.spi.Spoken;

/** One session tells all that checks ask of a mail host. */
class InterviewTest {

  private static final Name HOST = Name.of("mail.test");
  private static final Spoken ASK =
      new Spoken(
          HOST,
          Name.of("example.test"),
          Looks.SENDER,
          List.of(Looks.ANN, MailAddress.of("bob@example.test")));

  private static Sighting<List<SmtpTalk>> see(ProbeSettings settings) {
    return new Lookout(settings, Looks.CLOCK, System::nanoTime, new Random(7)).see(ASK);
  }

  private static SmtpTalk only(Sighting<List<SmtpTalk>> sighting) {
    assertThat(sighting).isInstanceOf(Seen.class);
    List<SmtpTalk> talks = ((Seen<List<SmtpTalk>>) sighting).answer();
    assertThat(talks).hasSize(1);
    return talks.get(0);
  }

  @Test
  void aRealHostTellsExtensionsTlsAndWhomItTakes() throws Exception {
    MailHost.Setup setup =
        MailHost.Setup.plain(
                "mail.test",
                new java.net.InetSocketAddress("127.0.79.25", 0),
                Mailboxes.of("ann@example.test"))
            .withTls(Optional.of(Certificates.of(-1, 30, "mail.test")));
    try (Looks looks = Looks.at("mail A 127.0.79.25\n");
        MailHost host = MailHost.start(setup, message -> {}, Looks.CLOCK)) {
      SmtpTalk talk = only(see(looks.settings(host.address().getPort())));
      assertThat(talk.reach()).isEqualTo(Reach.ANSWERED);
      assertThat(talk.trouble()).isEmpty();
      assertThat(talk.banner().orElseThrow().meaning()).isEqualTo(Meaning.ACCEPTED);
      assertThat(talk.startTls()).isTrue();
      assertThat(talk.secured().orElseThrow().namesHost()).isTrue();
      assertThat(talk.secured().orElseThrow().distrust()).isPresent();
      assertThat(talk.size()).hasValue(10 << 20);
      assertThat(talk.answers())
          .extracting(Answer::purpose)
          .containsExactly(
              Purpose.DECLARED,
              Purpose.DECLARED,
              Purpose.POSTMASTER,
              Purpose.ABUSE,
              Purpose.STRANGER,
              Purpose.BARE_POSTMASTER,
              Purpose.NULL_SENDER,
              Purpose.LARGE,
              Purpose.RELAY,
              Purpose.ROUTED,
              Purpose.ROUTED);
      assertThat(talk.answers())
          .extracting(answer -> answer.said().meaning())
          .containsExactly(
              Meaning.ACCEPTED,
              Meaning.REFUSED,
              Meaning.ACCEPTED,
              Meaning.REFUSED,
              Meaning.REFUSED,
              Meaning.ACCEPTED,
              Meaning.ACCEPTED,
              Meaning.ACCEPTED,
              Meaning.REFUSED,
              Meaning.REFUSED,
              Meaning.REFUSED);
      assertThat(talk.lines()).anyMatch(line -> line.contains(" SIZE=10485760 BODY=8BITMIME"));
      assertThat(host.messages()).isEmpty();
    }
  }

  private static SmtpTalk scripted(Map<String, String> replies) throws IOException {
    try (Looks looks = Looks.at("mail A 127.0.79.26\n");
        ScriptedHost host = ScriptedHost.start("127.0.79.26", 0, replies)) {
      return only(see(looks.settings(host.port())));
    }
  }

  @Test
  void aRefusedSenderIsTheAnswerForEachOfItsRecipients() throws IOException {
    SmtpTalk talk = scripted(Map.of("MAIL", "550 5.7.25 Reverse DNS validation failed"));
    assertThat(talk.answers()).hasSize(10);
    assertThat(talk.answers()).allMatch(answer -> answer.said().meaning() == Meaning.PROBER);
  }

  @Test
  void whoTakesEverythingIsSeenToRelay() throws IOException {
    SmtpTalk talk = scripted(Map.of());
    assertThat(talk.answers(Purpose.RELAY).get(0).said().meaning()).isEqualTo(Meaning.ACCEPTED);
    assertThat(talk.answers(Purpose.STRANGER).get(0).said().meaning()).isEqualTo(Meaning.ACCEPTED);
    assertThat(talk.keywords()).containsExactly("8BITMIME");
    assertThat(talk.secured()).isEmpty();
  }

  @Test
  void aHostThatHangsUpOrClosesTellsHowFarItCame() throws IOException {
    SmtpTalk cut = scripted(Map.of("RCPT", ScriptedHost.CLOSE));
    assertThat(cut.reach()).isEqualTo(Reach.ANSWERED);
    assertThat(cut.trouble()).contains("rcpt", "closed");
    assertThat(cut.answers()).isEmpty();
    SmtpTalk closed = scripted(Map.of("BANNER", "554 5.3.2 No service"));
    assertThat(closed.banner().orElseThrow().meaning()).isEqualTo(Meaning.REFUSED);
    assertThat(closed.answers()).isEmpty();
  }

  @Test
  void silenceIsToldFromABlockedWayOut() throws IOException {
    String zone = "mail A 127.0.79.27\ncontrol A 127.0.79.28\n";
    try (Looks looks = Looks.at(zone);
        ScriptedHost control = ScriptedHost.start("127.0.79.28", 0, Map.of())) {
      ProbeSettings alone =
          looks
              .settings(control.port())
              .withPatience(TimeLimits.allOf(Duration.ofSeconds(2)), Duration.ZERO);
      assertThat(only(see(alone)).reach()).isEqualTo(Reach.UNTOLD);
      ProbeSettings with = alone.withControls(Set.of(Name.of("control.test")));
      assertThat(only(see(with)).reach()).isEqualTo(Reach.SILENT);
      control.close();
      assertThat(only(see(with)).reach()).isEqualTo(Reach.BLOCKED);
    }
    try (Looks looks = Looks.at("other A 127.0.79.27\n")) {
      assertThat(see(looks.settings(25))).isInstanceOf(Unseen.class);
    }
  }
}
