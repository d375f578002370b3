package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;

/** What a person does without is in the log, with the reason. */
class SkipTest {

  private static final String PLAN = "plans/example.test.yaml";

  private MailWorld world;
  private Desk desk;

  @BeforeEach
  void start(@Scratch Path directory) throws IOException {
    world = new MailWorld(directory);
    desk = world.desk().file(PLAN, MailWorld.plan());
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private String log() {
    return desk.run("log example.test").out();
  }

  @Test
  void theReasonOfASkippedCheckIsInTheLogOfTheRun() {
    String check = "check " + PLAN + " --only D13,D18 --skip D18 --reason lab";
    Desk.Screen before = desk.run(check);
    assertThat(before.err())
        .contains("no run of example.test is under way", "mxshift apply " + PLAN + " --skip D18");
    String fingerprint =
        desk.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();

    assertThat(desk.run("apply " + PLAN + " --skip D18 --approve " + fingerprint).code())
        .isEqualTo(ExitCode.USAGE);
    desk.run("apply " + PLAN + " --skip D18 --reason one-room --approve " + fingerprint);

    assertThat(log()).contains("without check D18: one-room").doesNotContain("lab");
    assertThat(desk.run(check).err()).doesNotContain("no run of");
    assertThat(log()).contains("without check D18: lab");
    String other = "plans/other.yaml";
    desk.file(other, MailWorld.plan().replace("greens: 1", "greens: 7"));
    assertThat(desk.run("check " + other + " --only D18 --skip D18 --reason stray").err())
        .contains("no run of example.test is under way by this plan");
    desk.run(check);
    desk.run("apply " + PLAN + " --skip D18 --reason one-room");
    assertThat(log())
        .doesNotContain("stray")
        .containsOnlyOnce(": lab")
        .containsOnlyOnce(": one-room");
    assertThat(desk.run("audit verify").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aLookThatNoPromiseRestsOnIsSkippedAndAWriteIsNot() {
    desk.file(PLAN, MailWorld.plan().replace("greens: 1", "greens: 50"));
    String fingerprint =
        desk.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();
    desk.run("apply " + PLAN + " --wait --approve " + fingerprint);

    assertThat(desk.run("skip example.test introduce").code()).isEqualTo(ExitCode.USAGE);
    Desk.Screen refused = desk.run("skip example.test introduce --reason because");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("'introduce/mx' of example.test", "a write is not skipped");

    desk.run("approve example.test move");
    for (int i = 0; i < 60 && !status().contains("verify/hosts"); i++) {
      desk.run("advance example.test --wait --timeout 1s");
    }
    assertThat(status()).contains("verify/hosts");
    Desk.Screen skipped = desk.run("skip example.test verify --reason seen-by-hand");
    assertThat(skipped.code()).as(skipped.all()).isEqualTo(ExitCode.OK);
    assertThat(log()).contains("verify/hosts: skipped, seen-by-hand");
    assertThat(status()).contains("skipped: verify/hosts (seen-by-hand)");
    assertThat(desk.run("explain example.test").out()).contains("verify/hosts: seen-by-hand");
  }

  private String status() {
    return desk.run("status example.test").out();
  }
}
