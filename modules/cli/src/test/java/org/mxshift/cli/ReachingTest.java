package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;
import org.mxshift.probe.Inbox;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.settings.Settings;

/**
 * The plan of a run comes from the log: it may ask for secrets, and this machine says which go
 * where.
 */
class ReachingTest {

  @TempDir private Path directory;
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
        """);
  }

  private static Plan plan(String url, String secret) throws Exception {
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
          arrival: imap
          inbox: {url: "%s", user: a, password: %s}
        """
            .formatted(url, secret);
    return Plans.pinned("the log", text);
  }

  private Inbox inbox(Plan plan) throws Exception {
    Wiring wiring = desk.wiring();
    Settings settings = wiring.settings();
    ProbeSettings probing = Probing.of(settings);
    return Reaching.probing(wiring.shell(), settings, probing, plan)
        .beyond()
        .inboxes()
        .target()
        .orElseThrow();
  }

  private void starts(Plan plan) throws Exception {
    Reaching.refuseKept(desk.wiring().shell(), desk.wiring().settings(), plan);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{file: imap}", "{file: ./imap}", "{env: IMAP}", "{command: [printf, opened]}"})
  void whatTheSettingsEntrustToTheServerIsRead(String secret) throws Exception {
    for (String url : new String[] {"imaps://imap.example.com", "imaps://IMAP.example.com:993/"}) {
      Plan plan = plan(url, secret);
      assertThatCode(() -> starts(plan)).doesNotThrowAnyException();
      assertThat(inbox(plan).key().read().reveal()).isEqualTo("opened");
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
    Plan plan = plan(url, secret);
    String server = plan.verify().reach().inbox().orElseThrow().url().toString();
    String message =
        "the secret of verify.inbox: mxshift.yaml does not let what the plan names ("
            + told
            + ") go to "
            + server
            + "; if it may, write under secrets there NAME: {to: \""
            + server
            + "\", "
            + told.substring(0, told.indexOf(' '))
            + ": ...}, with the words of the plan";
    assertThatThrownBy(() -> inbox(plan).key().read())
        .isInstanceOf(IOException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> starts(plan))
        .isInstanceOfSatisfying(
            FailedException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ExitCode.CREDENTIALS);
              assertThat(e.message()).isEqualTo(message);
            });
    assertThat(directory.resolve("made")).doesNotExist();
  }
}
