package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.sandbox.Behaviour;

/** From a plan to the end and back, as it is typed. */
class WholeWayTest {

  private static final String PLAN = "plans/example.test.yaml";
  private static final String ALL_ARE_TAKEN =
      "mail.new-host.test 127.0.26.1 takes mail for whom nobody knows, and may bounce it later";

  private MailWorld world;
  private Desk desk;

  @BeforeEach
  void start(@Scratch Path directory) throws IOException {
    world = new MailWorld(directory, new StepClock());
    desk = world.desk();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void movesTheMailWithAnApprovalAtEachGate() {
    desk.file(PLAN, MailWorld.plan());
    assertThat(desk.run("plan " + PLAN).out())
        .containsOnlyOnce("MAIL MOVES HERE")
        .contains("old hosts reachable as fallback: yes")
        .contains("+ example.test. 1 IN MX 10 mail.new-host.test.")
        .contains("mail.old-host.test: pass late mail on to the new hosts")
        .contains("each is handed a message in preflight, verify, hold and drain")
        .contains("Fingerprint " + fingerprint());
    assertThat(Files.exists(desk.path(".mxshift"))).as("looking makes no log").isFalse();

    is(desk.run("apply " + PLAN + " --wait --approve " + fingerprint()), ExitCode.WAITING)
        .contains("gate 'move' is closed", "mxshift approve example.test move")
        .contains("of the new hosts, not as it should be: " + ALL_ARE_TAKEN);
    is(desk.run("status"), ExitCode.WAITING).contains("introduce/mx", "waiting for a person");
    is(desk.run("explain example.test"), ExitCode.OK)
        .contains("- example.test. 1 IN MX 10 mail.old-host.test.", "4 fresh proofs")
        .contains("Not as it should be, though it stops nothing", "  " + ALL_ARE_TAKEN);
    is(desk.run("approve example.test move"), ExitCode.OK).contains("is approved for");
    is(desk.run("advance --wait"), ExitCode.OK).contains("gate 'retire' is closed");
    assertThat(world.published()).contains("10 mail.new-host.test", "20 mail.old-host.test");
    is(desk.run("check " + PLAN + " --only D10,D14,D16,S12,S13,S17"), ExitCode.OK)
        .contains("example.test, in the midst of its move: 2 of 5 checks pass (D10 D14)")
        .contains("S12", "S13", "S17", "messages are taken; whether they arrive, nobody looks");
    is(desk.run("approve example.test retire"), ExitCode.OK);
    is(desk.run("advance --wait"), ExitCode.OK)
        .contains("example.test is done")
        .containsPattern(
            "No cache that obeys its TTL names mail.old-host.test for example.test since"
                + " 20\\S+Z. example.test may be removed from there.")
        .contains("  - mail.new-host.test: accepted (taken by the host, nobody looks further)")
        .contains("Of the new hosts this was not as it should be:", "  - " + ALL_ARE_TAKEN)
        .contains("  - neighbours:", "  - mailboxes: copied? Keep the forwarding");
    is(desk.run("explain example.test"), ExitCode.OK).contains("No cache", "  - submission:");
    assertThat(world.published()).contains("mail.new-host.test").doesNotContain("mail.old-host");

    is(desk.run("status"), ExitCode.OK).contains("done");
    is(desk.run("watch"), ExitCode.OK).contains("done");
    is(desk.run("advance"), ExitCode.OK).contains("No run is under way");
    is(desk.run("log example.test"), ExitCode.OK)
        .contains("start example.test with", "ann@desk.test", "approve 'move' of");
    is(desk.run("apply " + PLAN), ExitCode.OK).contains("not started again");
    is(desk.run("check " + PLAN + " --only D10,D14,D16,S13"), ExitCode.OK)
        .contains("example.test, after its move: 2 of 3 checks pass (D14 D16)");
    is(desk.run("pause example.test"), ExitCode.USAGE).contains("is over");
    for (String line : new String[] {"rollback example.test", "rollback example.test --now"}) {
      is(desk.run(line), ExitCode.USAGE)
          .contains("the run of example.test is done", "'mxshift reverse PLAN' writes the plan")
          .doesNotContain("--now costs");
    }
    is(desk.run("audit verify"), ExitCode.OK).contains("The log is sound", "every byte");
  }

  @Test
  void goesBackToTheZoneAsItWas() {
    String before = world.published();
    desk.file(PLAN, MailWorld.plan("gates: [retire]"));
    is(desk.run("apply " + PLAN + " --wait --approve " + fingerprint()), ExitCode.WAITING)
        .contains("gate 'retire' is closed");
    assertThat(world.published()).isNotEqualTo(before);
    is(desk.run("rollback example.test --now --to hold"), ExitCode.USAGE)
        .contains("--now costs these waits", "back/", "of observed green");
    is(desk.run("rollback example.test"), ExitCode.OK).contains("stays there");
    is(desk.run("advance example.test --wait"), ExitCode.OK).contains("rolled back");
    assertThat(world.published()).isEqualTo(before);
    is(desk.run("status"), ExitCode.ROLLED_BACK).contains("rolled back");
    is(desk.run("apply " + PLAN), ExitCode.OK).contains("not started again");
    is(desk.run("apply " + PLAN + " --again --approve " + fingerprint()), ExitCode.OK)
        .contains("The run of example.test is started");
    is(desk.run("audit verify"), ExitCode.OK).contains("The log is sound");
  }

  @Test
  void aSealIsAppliedOnceHoweverOftenItIsApplied() {
    desk.file(PLAN, MailWorld.plan());
    is(desk.run("plan " + PLAN + " --seal --detailed-exitcode"), ExitCode.CHANGES)
        .contains("example.test.sealed.json");
    is(desk.run("apply plans"), ExitCode.OK).contains("is started", "mxshift advance");
    is(desk.run("apply plans --wait"), ExitCode.WAITING).contains("under way already");
    is(desk.run("apply plans"), ExitCode.WAITING).contains("under way already");

    desk.file(PLAN, MailWorld.plan("gates: [retire]"));
    is(desk.run("apply plans"), ExitCode.WAITING).contains("was edited", "goes on with", "replan");
    String other = fingerprint();
    String replan = "'mxshift replan " + PLAN + " --approve " + other + "'";
    is(desk.run("plan " + PLAN), ExitCode.OK)
        .contains(replan + " puts it in the place of the plan that is under way;")
        .doesNotContain("starts it");
    is(desk.run("plan " + PLAN + " --seal"), ExitCode.OK).contains("reviewed, then " + replan);
    is(desk.run("replan " + PLAN + " --approve " + other), ExitCode.OK).contains(other);
    desk.file(PLAN, MailWorld.plan("old_side: reject_after 2020-01-01"));
    is(desk.run("replan " + PLAN + " --approve " + fingerprint()), ExitCode.INVALID)
        .contains("the old hosts may refuse mail from 2020-01-01 on", "nothing was started");
    is(desk.run("abandon example.test --reason 'another day'"), ExitCode.OK)
        .contains("another day");
    is(desk.run("status"), ExitCode.OK).contains("abandoned");
    desk.file(PLAN, MailWorld.plan("gates: [retire]"));
    String again = "apply " + PLAN + " --again --approve " + fingerprint();
    is(desk.run("plan " + PLAN), ExitCode.OK)
        .contains("'mxshift " + again + "' starts it once more");
    is(desk.run("apply " + PLAN), ExitCode.OK).contains("not started again");
    is(desk.run(again), ExitCode.OK).contains("The run of example.test is started");
    is(desk.run("plan " + PLAN), ExitCode.OK)
        .contains("'mxshift advance example.test' goes on with it");
  }

  @Test
  void aSealIsForOnePlanAndOneZone() {
    desk.file(PLAN, MailWorld.plan());
    is(desk.run("plan " + PLAN + " --seal"), ExitCode.OK);
    desk.file(
        PLAN,
        "# A comment is not an edit.\n" + MailWorld.plan("drain: 2s").replace("drain: 1s\n", ""));
    is(desk.run("apply plans"), ExitCode.WAITING).contains("was edited after it was sealed");
    desk.file(PLAN, "# A comment is not an edit.\n" + MailWorld.plan());
    world.sandbox().primary().edit("example.test", "MX", 60, "5 stranger.test.");
    is(desk.run("apply plans"), ExitCode.WAITING)
        .contains("zone has changed since", "5 stranger.test.", "seals it again");
    is(desk.run("status"), ExitCode.OK).contains("No runs yet");
  }

  @Test
  void aSecretThatIsKeptIsToldBeforeAnybodyIsAsked() {
    String inbox = "  inbox: {url: \"imaps://imap.example\", user: a, password: {env: HOME}}";
    String reaching = MailWorld.plan("  arrival: imap", inbox);
    String told = "the secret of verify.inbox: mxshift.yaml does not let what the plan names";
    desk.file(PLAN, reaching);
    is(desk.run("plan " + PLAN), ExitCode.OK)
        .contains("nothing starts before this is mended: " + told);
    is(desk.run("apply " + PLAN), ExitCode.CREDENTIALS).contains(told, "nothing was started");
    desk.file(PLAN, MailWorld.plan());
    assertThat(desk.run("apply " + PLAN + " --approve " + fingerprint()).all())
        .contains("is started");
    desk.file(PLAN, reaching);
    is(desk.run("replan " + PLAN), ExitCode.CREDENTIALS)
        .contains(told, "the run goes on as before")
        .doesNotContain("nothing was started");
  }

  @Test
  void whatSomebodyElseStartsMeanwhileIsUnderWay() {
    desk.file(PLAN, MailWorld.plan());
    String fingerprint = fingerprint();
    boolean[] once = new boolean[1];
    Desk.Screen slower =
        desk.terminal(
            () -> {
              if (!once[0]) {
                once[0] = true;
                assertThat(desk.run("apply " + PLAN + " --approve " + fingerprint).all())
                    .contains("is started");
              }
            },
            "example.test\n",
            "apply " + PLAN);
    assertThat(slower.all()).contains("is under way already").doesNotContain("is not over");
    assertThat(slower.code()).isNotEqualTo(ExitCode.USAGE);
  }

  @Test
  void stayingThroughARetreatEndsAsAFailure() {
    desk.file(PLAN, MailWorld.plan("gates: [retire]"));
    desk.run("apply " + PLAN + " --wait --approve " + fingerprint());
    is(desk.run("approve example.test retire"), ExitCode.OK);
    world.sandbox().newHosts().forEach(host -> host.behave(Behaviour.reject()));
    is(desk.run("advance --wait"), ExitCode.STOPPED).contains("retreated to the old hosts");
    is(desk.run("advance --wait"), ExitCode.OK).contains("is stopped");
    is(desk.run("status"), ExitCode.STOPPED)
        .contains("retreated to the old hosts", "mail.new-host.test 127.0.26.1 at rcpt", "550");
  }

  @Test
  void pausedRunsWaitAndInterruptedOnesGoOn() {
    desk.file(PLAN, MailWorld.plan("gates: []"));
    is(desk.run("apply " + PLAN + " --approve " + fingerprint()), ExitCode.OK);
    is(desk.run("pause --all --reason 'lunch'"), ExitCode.OK).contains("paused");
    is(desk.run("status"), ExitCode.WAITING).contains("lunch", "mxshift resume example.test");
    is(desk.run("resume example.test"), ExitCode.OK);
    Interrupts asked = new Interrupts();
    asked.ask();
    Desk.Screen screen = desk.run(false, "", "advance --wait", asked);
    is(screen, ExitCode.INTERRUPTED).contains("the log is sound", "--wait' goes on");
    is(desk.run("advance --wait --timeout 0s"), ExitCode.NOT_NOW).contains("still waits");
    is(desk.run("advance --wait"), ExitCode.OK).contains("done");
  }

  @Test
  void theWayBackAfterTheEndIsAPlanLikeAnyOther() {
    desk.file(PLAN, MailWorld.plan());
    is(desk.run("reverse " + PLAN), ExitCode.OK).contains("example.test.reverse.yaml");
    world.sandbox().primary().edit("example.test", "MX", 1, "10 mail.new-host.test.");
    is(desk.run("plan plans/example.test.reverse.yaml"), ExitCode.OK)
        .contains("+ example.test. 1 IN MX 10 mail.old-host.test.");
    is(desk.run("reverse " + PLAN), ExitCode.USAGE).contains("is there already");
  }

  @Test
  void aFirstPlanIsWrittenFromWhatIsPublished() {
    is(desk.run("init example.test --to '10 mail.new-host.test.'"), ExitCode.OK).contains(PLAN);
    assertThat(desk.read(PLAN))
        .contains("10 mail.old-host.test.", "10 mail.new-host.test.")
        .contains("# Checks of what is published", "# SPF today: v=spf1 ", "of 10 look-ups")
        .contains("#     to mend it: ");
    is(desk.run("plan " + PLAN), ExitCode.OK).contains("MAIL MOVES HERE");
    is(desk.run("init example.test"), ExitCode.USAGE).contains("is there already");
    is(desk.run("init nobody.invalid"), ExitCode.UNREACHABLE)
        .contains("the zone of nobody.invalid was not found: ", "say so with --zone APEX");
    is(desk.run("presets --detect example.test"), ExitCode.OK)
        .contains("10 mail.old-host.test.", "hosts of no platform that is known here");
  }

  @Test
  void aFirstPlanToAPlatformSaysWhatIsMissing() {
    world.sandbox().primary().edit("example.test", "MX", 60, "1 smtp.google.com.");
    is(desk.run("presets --detect example.test"), ExitCode.OK)
        .contains("Google Workspace (preset google)");
    is(desk.run("init example.test --to google"), ExitCode.INVALID)
        .contains("this is what is published already");
    is(desk.run("init example.test --to microsoft365"), ExitCode.OK)
        .contains("found: Google Workspace (preset google)", "missing: to.inputs.host");
    is(desk.run("plan " + PLAN), ExitCode.INVALID).contains("Microsoft 365 admin center");
    desk.file(
        PLAN,
        desk.read(PLAN)
            .replace("# inputs:", "inputs:")
            .replace("# host: ", "host: example-test.mail.protection.outlook.com"));
    is(desk.run("plan " + PLAN), ExitCode.OK)
        .contains("+ example.test. 60 IN MX 0 example-test.mail.protection.outlook.com.");
  }

  private String fingerprint() {
    return desk.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();
  }

  private static org.assertj.core.api.AbstractStringAssert<?> is(
      Desk.Screen screen, ExitCode code) {
    assertThat(screen.code()).as(screen.all()).isEqualTo(code);
    return assertThat(screen.all());
  }
}
