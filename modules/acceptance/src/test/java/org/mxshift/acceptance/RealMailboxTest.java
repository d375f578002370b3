package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.probe.Inbox;
import org.mxshift.probe.Inboxes;
import org.mxshift.probe.Probe;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.probe.TimeLimits;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Route;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;

/** Messages are found in the mailbox of a real Dovecot, and old ones are tidied away. */
class RealMailboxTest {

  private static final String TOKEN = "abcd1234EFGH";
  private static final MailAddress MAILBOX = MailAddress.of("probe@example.test");
  private static final Clock CLOCK = Clock.systemUTC();

  private static Observation look(Endpoint at, boolean tls, String password) {
    Inbox inbox =
        new Inbox(
            at.address(), at.port(), tls, "probe@example.test", false, () -> new Secret(password));
    ProbeSettings settings =
        ProbeSettings.of(List.of(), Name.of("probe.test"))
            .withPatience(TimeLimits.allOf(Duration.ofSeconds(30)), Duration.ZERO)
            .withInboxes(new Inboxes(Optional.of(inbox), Optional.empty(), Duration.ZERO));
    Probe probe = new Probe(settings, CLOCK, System::nanoTime, new Random(1));
    Instant now = CLOCK.instant();
    Sent sent = Sent.of(TOKEN, now, new Route.Direct(Name.of("mail.new.example.test")));
    return probe.arrived(MAILBOX, List.of(sent), now);
  }

  /** As a mail host delivers, at this time. */
  private static void deliver(Path maildir, String token, Instant at) throws IOException {
    for (String part : List.of("new", "cur", "tmp")) {
      own(Files.createDirectories(maildir.resolve(part)));
    }
    String text =
        "Received: from probe.test by mail.new.example.test; now\nSubject: mxshift probe "
            + token
            + "\nX-Mxshift-Token: "
            + token
            + "\nX-Mxshift-Copy: 1/1\n\ntext\n";
    Path file = maildir.resolve("new/" + at.getEpochSecond() + "." + token + ".test");
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(at));
    own(file);
  }

  private static void own(Path path) throws IOException {
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
  }

  @Test
  @Timeout(200)
  void findsAMessageInTheInboxOrTheSpamFolderAndDeletesWhatIsOld() throws IOException {
    try (WorkDirectory work = WorkDirectory.create("mailbox")) {
      Path maildir = work.directory("mail", "nobody");
      try (Dovecot dovecot = Endpoint.onFree(at -> Dovecot.plain(at, maildir))) {
        Endpoint at = dovecot.endpoint();
        deliver(maildir, "quite0old", CLOCK.instant().minus(Duration.ofHours(3)));
        Observation none = look(at, false, Dovecot.PASSWORD);
        assertThat(none.verdict()).as(none + dovecot.log()).isEqualTo(Verdict.PENDING);
        assertThat(none.evidence()).contains("deleted 1 old test messages");
        assertThat(new Maildir(maildir).messages()).isEmpty();

        deliver(maildir, TOKEN, CLOCK.instant());
        Observation seen = look(at, false, Dovecot.PASSWORD);
        assertThat(seen.verdict()).as(seen + dovecot.log()).isEqualTo(Verdict.PASS);
        assertThat(seen.evidence())
            .containsExactly(
                "in INBOX, taken by mail.new.example.test, by way of mail.new.example.test");
        assertThat(new Maildir(maildir).messages()).hasSize(1);

        deliver(maildir.resolve("." + Dovecot.SPAM), TOKEN, CLOCK.instant());
        Observation spam = look(at, false, Dovecot.PASSWORD);
        assertThat(spam.verdict()).as(spam + dovecot.log()).isEqualTo(Verdict.DEFERS);
        assertThat(spam.summary()).endsWith("went to the spam folder " + Dovecot.SPAM);

        Observation wrong = look(at, false, "wrong");
        assertThat(wrong.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(wrong.summary()).containsIgnoringCase("authentication");
      }
    }
  }

  @Test
  @Timeout(200)
  void noPasswordGoesToAServerWithACertificateNobodySigned() {
    try (WorkDirectory work = WorkDirectory.create("mailbox")) {
      Path maildir = work.directory("mail", "nobody");
      try (Dovecot dovecot = Endpoint.onFree(at -> Dovecot.tls(at, maildir))) {
        Observation seen = look(dovecot.endpoint(), true, Dovecot.PASSWORD);
        assertThat(seen.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(seen.summary()).contains("PKIX");
        assertThat(dovecot.log()).doesNotContain("Login:");
      }
    }
  }
}
