package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.sandbox.Behaviour;

/** What goes wrong has its message and its exit code, and changes nothing. */
class FaultsTest {

  private static final String PLAN = "plans/example.test.yaml";

  private MailWorld world;
  private Desk desk;
  private String before;

  @BeforeEach
  void start(@Scratch Path directory) throws IOException {
    world = new MailWorld(directory);
    desk = world.desk().file(PLAN, MailWorld.plan());
    before = world.published();
  }

  @AfterEach
  void nothingWasWritten() {
    assertThat(world.published()).isEqualTo(before);
    world.close();
  }

  @Test
  void anotherSetIsPublishedThanThePlanSays() {
    desk.file(PLAN, MailWorld.plan().replace("10 mail.old-host", "10 other.old-host"));
    for (String line : List.of("plan " + PLAN, "apply " + PLAN + " --approve 0123")) {
      failed(line, ExitCode.INVALID)
          .contains("10 other.old-host.test.", "published is", "10 mail.old-host.test.");
    }
    assertThat(Files.exists(desk.path(".mxshift"))).isFalse();
  }

  @Test
  void aPreviewSaysWhyTheHostIsNotAsked() throws IOException {
    String settings = desk.read("mxshift.yaml");
    desk.file(PLAN, MailWorld.plan().replaceFirst("(?m)^zone: .*", "zone: {account: nobody}"));
    preview("there is no account 'nobody'; known: ", "; add it under accounts in mxshift.yaml");
    String account = settings.replaceFirst("(?s).*accounts:\\s+(\\w+):.*", "$1");
    String both = "zone: {provider: cloudflare, account: " + account + "}";
    desk.file(PLAN, MailWorld.plan().replaceFirst("(?m)^zone: .*", both));
    preview("account '" + account + "' is for rfc2136, the plan says cloudflare", "correct one");
    desk.file(PLAN, MailWorld.plan());
    Files.delete(desk.path("secret"));
    preview("secret cannot be read");
  }

  private void preview(String... why) {
    Desk.Screen plan = desk.run("plan " + PLAN);
    assertThat(plan.code()).as(plan.all()).isEqualTo(ExitCode.OK);
    assertThat(plan.out()).contains("Preview from public name servers: ").contains(why);
    assertThat(desk.run("plan " + PLAN + " --output json").json().at("/result/preview").asBoolean())
        .isTrue();
  }

  @Test
  void aWrongKeyIsRefusedAndNeverShown() {
    String wrong = "bm90IHRoZSBzZWNyZXQgb2YgdGhlIHNlcnZlcg==";
    world.settings(wrong, world.port());
    failed("plan " + PLAN + " --seal", ExitCode.CREDENTIALS).doesNotContain(wrong);
    failed("apply " + PLAN + " --approve 0123", ExitCode.CREDENTIALS).doesNotContain(wrong);
  }

  @Test
  void aKeyThatIsLostOnTheWayStopsNothingForGood() throws IOException {
    String approve = fingerprint();
    String secret = world.sandbox().key().secret();
    assertThat(desk.run("apply " + PLAN + " --approve " + approve).all()).doesNotContain(secret);
    Files.delete(desk.path("secret"));
    failed("advance", ExitCode.CREDENTIALS).contains("secret").doesNotContain(secret);
    assertThat(desk.run("status").code()).isEqualTo(ExitCode.OK);
    desk.file("secret", secret);
    assertThat(desk.run("advance --wait").all()).contains("gate 'move' is closed");
  }

  @Test
  void aServerThatDoesNotAnswerIsUnreachable() {
    String approve = fingerprint();
    world.settings(world.sandbox().key().secret(), 1);
    failed("apply " + PLAN + " --approve " + approve, ExitCode.UNREACHABLE).contains("127.0.53.1");
  }

  @Test
  void aPlanThatChangedAfterItsApprovalIsNotStarted() {
    String approve = fingerprint();
    desk.file(PLAN, MailWorld.plan("gates: []"));
    failed("apply " + PLAN + " --approve " + approve, ExitCode.WAITING)
        .contains(approve, fingerprint(), "changed since", "nothing was started");
  }

  @Test
  void nobodyHasApprovedIt() {
    failed("apply " + PLAN, ExitCode.WAITING)
        .contains("nobody has approved", "--approve " + fingerprint(), "--seal");
    Desk.Screen other = desk.terminal("example.org\n", "apply " + PLAN);
    assertThat(other.code()).isEqualTo(ExitCode.WAITING);
    assertThat(other.err())
        .contains("MAIL MOVES HERE", "Type 'example.test'", "nothing was started")
        .containsPattern("\u001b\\[\\d+m");
    assertThat(desk.terminal("example.org\n", "apply " + PLAN + " --no-color").err())
        .contains("Type 'example.test'")
        .doesNotContainPattern("\u001b\\[\\d+m");
    assertThat(desk.run("status").out()).contains("No runs yet");
    Desk.Screen same = desk.terminal("example.test\n", "apply " + PLAN);
    assertThat(same.code()).as(same.all()).isIn(ExitCode.OK, ExitCode.WAITING);
    assertThat(same.out()).contains("The run of example.test is started");
  }

  @Test
  void aHostThatRefusesIsFoundBeforeTheFirstWrite() {
    world
        .sandbox()
        .newHosts()
        .get(0)
        .behave(new Behaviour.Reply(Behaviour.Phase.RCPT, 550, "5.1.1 no such user"));
    String start = "apply " + PLAN + " --wait --approve " + fingerprint();
    Desk.Screen refused = desk.run(start);
    assertThat(refused.code()).as(refused.all()).isEqualTo(ExitCode.STOPPED);
    assertThat(refused.err()).contains("S06", "mail.new-host.test", "--skip S06");
    assertThat(desk.run("status").out()).doesNotContain("example.test");
    Desk.Screen apply = desk.run(start + " --skip S06 --reason drill");
    assertThat(apply.code()).as(apply.all()).isEqualTo(ExitCode.STOPPED);
    assertThat(apply.out()).contains("mail.new-host.test");
    assertThat(desk.run("advance").code()).as("this tick stopped nothing").isEqualTo(ExitCode.OK);
    assertThat(desk.run("status").code()).isEqualTo(ExitCode.STOPPED);
    assertThat(desk.run("explain example.test").out()).contains("mail.new-host.test", "550");
    world.sandbox().newHosts().get(0).behave(new Behaviour.Accept());
    assertThat(desk.run("retry example.test").code()).isEqualTo(ExitCode.OK);
    assertThat(desk.run("advance --wait").all()).contains("gate 'move' is closed");
  }

  @Test
  void oneTickAtATime() throws Exception {
    assertThat(desk.run("apply " + PLAN + " --approve " + fingerprint()).code())
        .isEqualTo(ExitCode.OK);
    try (TickLock held = TickLock.take(desk.path(".mxshift/audit.git"), Duration.ZERO)) {
      assertThat(held).isNotNull();
      assertThat(desk.run("pause example.test").code())
          .as("a person gets in")
          .isEqualTo(ExitCode.OK);
      failed("advance", ExitCode.NOT_NOW).contains("another process");
    }
  }

  private org.assertj.core.api.AbstractStringAssert<?> failed(String line, ExitCode code) {
    Desk.Screen text = desk.run(line);
    assertThat(text.code()).as(text.all()).isEqualTo(code);
    Desk.Screen json = desk.run(line + " --output json");
    assertThat(json.code()).isEqualTo(code);
    assertThat(json.json().at("/exitCode").asInt()).isEqualTo(code.number());
    return assertThat(text.all());
  }

  private String fingerprint() {
    return desk.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();
  }
}
