package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.contract.Scratch;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;
import org.mxshift.plan.Reach;
import org.mxshift.plan.ServerUrl;
import org.mxshift.probe.Inbox;
import org.mxshift.probe.Inboxes;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.settings.Settings;

/**
 * The plan of a run comes from the log: it may ask for secrets, and this machine says which go
 * where.
 */
class ReachingTest {

  @Scratch private Path directory;
  private Desk desk;

  @BeforeEach
  void sit() {
    desk = new Desk(directory);
    desk.file("imap", "opened\n").file("other", "opened\n").variable("IMAP", "opened");
    desk.variable("PATH", "/usr/bin:/bin");
    desk.file(
        "mxshift.yaml",
        """
        secrets:
          a: {to: "imaps://imap.example.com", file: imap}
          b: {to: "imaps://imap.example.com", env: IMAP}
          c: {to: "imaps://imap.example.com", command: [printf, opened]}
          d: {to: "smtps://smtp.example.com:10465", env: IMAP}
          e: {to: "smtps://submit.example.com", file: imap}
          f: {to: "smtps://submit.example.com", env: IMAP}
          g: {to: "smtps://submit.example.com", command: [printf, opened]}
        """);
  }

  private static final String ENTRUSTED =
      "sender: b@example.com\n  arrival: imap\n"
          + "  inbox: {url: \"imaps://imap.example.com\", user: a, password: {file: imap}}";

  /** What of a plan has a secret, each read and refused on its own way. */
  private enum Part {
    INBOX("arrival: imap"),
    BOUNCES(ENTRUSTED),
    RELAY(ENTRUSTED);

    private final String besides;

    Part(String besides) {
      this.besides = besides;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The same place among servers of its protocol. */
    String url(String imap) {
      return this != RELAY
          ? imap
          : imap.replaceFirst("^imap", "smtp")
              .replace("//imap.", "//submit.")
              .replace("//IMAP.", "//SUBMIT.")
              .replace(":993/", ":465/");
    }

    ServerUrl url(Plan plan) {
      Reach reach = plan.verify().reach();
      return switch (this) {
        case INBOX -> reach.inbox().orElseThrow().url();
        case BOUNCES -> reach.bounces().orElseThrow().url();
        case RELAY -> reach.relay().orElseThrow().url();
      };
    }

    Inbox.Key key(Inboxes ready) {
      return switch (this) {
        case INBOX -> ready.target().orElseThrow().key();
        case BOUNCES -> ready.bounces().orElseThrow().key();
        case RELAY -> ready.relay().orElseThrow().key();
      };
    }

    Plan plan(String url, String secret) throws Exception {
      String text =
          """
          mxshift: 1
          domain: example.com
          zone: {provider: rfc2136}
          from: {mx: [10 mail.old.example.]}
          to: {mx: [10 mail.new.example.]}
          verify:
            addresses: [a@example.com]
            mailbox: a@example.com
            %s
            %s: {url: "%s", user: a, password: %s}
          """
              .formatted(besides, word(), url(url), secret);
      return Plans.pinned("the log", text);
    }
  }

  private Inbox.Key key(Part part, Plan plan) throws Exception {
    Wiring wiring = desk.wiring();
    Settings settings = wiring.settings();
    ProbeSettings probing = Probing.of(settings);
    return part.key(Reaching.probing(wiring.shell(), settings, probing, plan).beyond().inboxes());
  }

  private void starts(Plan plan) throws Exception {
    Wiring wiring = desk.wiring();
    Reaching.refuseKept(wiring.shell(), wiring.settings(), plan, "nothing was started");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{file: imap}", "{file: ./imap}", "{env: IMAP}", "{command: [printf, opened]}"})
  void whatTheSettingsEntrustToTheServerIsRead(String secret) throws Exception {
    for (String url : new String[] {"imaps://imap.example.com", "imaps://IMAP.example.com:993/"}) {
      for (Part part : Part.values()) {
        Plan plan = part.plan(url, secret);
        assertThatCode(() -> starts(plan)).as("%s", part).doesNotThrowAnyException();
        assertThat(key(part, plan).read().reveal()).isEqualTo("opened");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          imaps://imap.example.net      | {file: imap}                 | file imap
          imaps://imap.example.com:9993 | {env: IMAP}                  | env IMAP
          imap://imap.example.com       | {env: IMAP}                  | env IMAP
          imaps://smtp.example.com      | {env: IMAP}                  | env IMAP
          imaps://imap.example.com      | {file: other}                | file other
          imaps://imap.example.com      | {env: PATH}                  | env PATH
          imaps://imap.example.net      | {command: [printf, opened]}  | command printf
          imaps://imap.example.com      | {command: [touch, made]}     | command touch
          """)
  void nothingElseIsReadNorRunNorGoesElsewhere(String url, String secret, String told)
      throws Exception {
    for (Part part : Part.values()) {
      isRefused(part, part.plan(url, secret), told);
    }
    assertThat(directory.resolve("made")).doesNotExist();
  }

  private void isRefused(Part part, Plan plan, String told) {
    String server = part.url(plan).toString();
    String message =
        "the secret of verify."
            + part.word()
            + ": mxshift.yaml does not let what the plan names ("
            + told
            + ") go to "
            + server
            + "; if it may, write under secrets there NAME: {to: \""
            + server
            + "\", "
            + told.substring(0, told.indexOf(' '))
            + ": ...}, with the words of the plan";
    assertThatThrownBy(() -> key(part, plan).read())
        .isInstanceOf(IOException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> starts(plan))
        .isInstanceOfSatisfying(
            FailedException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.CREDENTIALS);
              assertThat(e.message()).isEqualTo(message);
            });
  }
}
