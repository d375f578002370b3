package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.checks.Phase;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Entry;
import org.mxshift.model.Name;
import org.mxshift.sandbox.Behaviour;

/** What people are told of windows, and which ones count. */
class WindowsTest {

  private static final String PLAN = "plans/example.test.yaml";
  private static final String NIGHTS =
      "{timezone: Europe/Berlin, allow: [0 22 * * MON-THU for 4h]}";
  private static final String OPENS =
      "waits for the window that opens 2026-11-23 21:00:00Z (Mon 23 Nov 22:00 Europe/Berlin)";

  /** A Friday. */
  private final StepClock clock = new StepClock(Instant.parse("2026-11-20T12:00:00Z"));

  private MailWorld world;
  private Desk desk;

  @BeforeEach
  void start(@Scratch Path directory) throws Exception {
    world = new MailWorld(directory);
    desk = new Desk(directory, clock);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private void settings(String windows) {
    String text = desk.read("mxshift.yaml").replaceAll("(?m)^windows:.*\n", "");
    desk.file("mxshift.yaml", "windows: " + windows + "\n" + text);
  }

  private String fingerprint() {
    Desk.Screen screen = desk.run("plan " + PLAN + " --output json");
    is(screen, ExitCode.OK);
    return screen.json().at("/result/fingerprint").asText();
  }

  private String is(Desk.Screen screen, ExitCode code) {
    assertThat(screen.code()).as(screen.all()).isEqualTo(code);
    return screen.out();
  }

  @Test
  void aRunSaysWhatItWaitsForAndGoesOnWhenItOpens() {
    settings(NIGHTS);
    desk.file(PLAN, MailWorld.plan("gates: []"));
    assertThat(is(desk.run("plan " + PLAN), ExitCode.OK))
        .contains(
            "windows: move, retire and narrow begin 0 22 * * MON-THU for 4h, in Europe/Berlin")
        .containsPattern(
            "introduce +2026-11-23 21:00:00Z \\(Tue 24 Nov 02:30 \\+05:30\\), waits 3d8h.* for a window");
    is(desk.run("apply " + PLAN + " --approve " + fingerprint()), ExitCode.OK);
    Desk.Screen last = desk.run("advance");
    for (int tick = 0; tick < 200 && !last.all().contains(OPENS); tick++) {
      clock.forward(Duration.ofSeconds(2));
      last = desk.run("advance");
    }
    assertThat(is(last, ExitCode.OK))
        .contains("example.test is waiting: " + OPENS)
        .contains("next due 2026-11-23 21:00:00Z (Tue 24 Nov 02:30 +05:30), in 3d8h");
    assertThat(is(desk.run("status"), ExitCode.NOT_NOW))
        .contains("introduce/mx", "waits for the window that opens 2026-11-23 21:00:00Z");
    assertThat(is(desk.run("explain example.test"), ExitCode.OK))
        .contains(OPENS, "a window is open: 0 22 * * MON-THU for 4h, in Europe/Berlin");
    assertThat(is(desk.run("apply " + PLAN), ExitCode.NOT_NOW))
        .contains("under way already", OPENS);
    assertThat(world.published()).doesNotContain("mail.new-host");

    settings("{}");
    assertThat(is(desk.run("plan " + PLAN), ExitCode.OK))
        .doesNotContain("windows: move")
        .contains("puts it in the place of the plan that is under way");
    Desk.Screen again = desk.run("apply " + PLAN);
    assertThat(is(again, ExitCode.NOT_NOW)).contains("under way already", OPENS);
    assertThat(again.err())
        .contains(
            "the windows have changed since (plans/example.test.yaml names none, so those of"
                + " mxshift.yaml count): approved was '0 22 * * MON-THU for 4h, in Europe/Berlin',"
                + " now it is 'always'; the run goes on with what was approved, 'mxshift replan "
                + PLAN
                + "' changes it");
    clock.forward(Duration.ofDays(3).plusHours(9));
    is(desk.run("advance"), ExitCode.OK);
    assertThat(world.published()).contains("mail.new-host");
  }

  /** What was red in it is asked anew in the next one, so nobody is frozen between. */
  @Test
  void afterAWindowClosedStatusSaysWhatAdvanceSays() {
    settings("{timezone: UTC, allow: [0 12 * * FRI for 1h]}");
    desk.file(PLAN, MailWorld.plan("gates: []"));
    is(desk.run("apply " + PLAN + " --approve " + fingerprint()), ExitCode.OK);
    world
        .sandbox()
        .newHosts()
        .get(0)
        .behave(new Behaviour.Reply(Behaviour.Phase.RCPT, 450, "4.7.1 not yet"));
    Desk.Screen last = desk.run("advance");
    for (int tick = 0; tick < 200 && !last.all().contains("is frozen"); tick++) {
      clock.forward(Duration.ofSeconds(2));
      last = desk.run("advance");
    }
    assertThat(is(desk.run("status"), ExitCode.STOPPED)).contains("introduce/mx", "frozen");
    clock.forward(Duration.ofHours(2));
    String opens =
        "waits for the window that opens 2026-11-27 12:00:00Z; one was open at 2026-11-20";
    for (int time = 0; time < 2; time++) {
      assertThat(is(desk.run("status --output json"), ExitCode.NOT_NOW))
          .contains(opens, "\"due\":\"2026-11-27T12:00:00Z\"")
          .doesNotContain("frozen");
      assertThat(is(desk.run("advance"), ExitCode.OK)).contains("is waiting: " + opens);
    }
  }

  @Test
  void aPlansOwnWindowsCountAndNoneMayBeSaid() {
    desk.file(PLAN, MailWorld.plan());
    String none = fingerprint();
    settings(NIGHTS);
    String nights = fingerprint();
    assertThat(nights).isNotEqualTo(none);
    desk.file(PLAN, MailWorld.plan("windows: {}"));
    assertThat(fingerprint()).isEqualTo(none);
    desk.file(PLAN, MailWorld.plan("windows: " + NIGHTS.replace("4h", "5h")));
    assertThat(fingerprint()).isNotIn(none, nights);
    settings("{}");
    desk.file(PLAN, MailWorld.plan("windows: " + NIGHTS));
    assertThat(fingerprint()).isEqualTo(nights);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", NIGHTS})
  void windowsThatAreNewInTheSettingsStartNothingThatIsOver(String windows) throws Exception {
    String text =
        """
        mxshift: 1
        domain: example.com
        zone: {provider: rfc2136}
        from: {mx: [10 mail.old.example.]}
        to: {mx: [10 mail.new.example.]}
        verify: {addresses: [a@example.com], mailbox: a@example.com}
        """;
    desk.file("a.yaml", text).file("b.yaml", text.replace("example.com", "example.net"));
    desk.example("example.com").example("example.net");
    Example.carryOut(desk.wiring(), Name.of("example.net"));
    is(desk.run("status example.net"), ExitCode.OK);
    settings(windows);
    assertThat(desk.run("apply a.yaml").out()).contains("under way already");
    is(desk.run("abandon example.com --reason 'another day'"), ExitCode.OK);
    for (String file : new String[] {"a.yaml", "b.yaml"}) {
      assertThat(is(desk.run("apply " + file), ExitCode.OK)).contains("is not started again");
    }
    assertThat(Stage.of(PlanFile.read(desk.wiring(), "b.yaml"), entries("example.net")))
        .isEqualTo(Phase.AFTER);
  }

  private List<Entry> entries(String domain) throws Exception {
    return desk.wiring().journal().latest(Name.of(domain));
  }

  @Test
  void aSealKnowsWhichWindowsItWasMadeFor() {
    desk.file(PLAN, MailWorld.plan());
    settings(NIGHTS);
    is(desk.run("plan " + PLAN + " --seal"), ExitCode.OK);
    settings("{}");
    Desk.Screen other = desk.run("apply plans");
    assertThat(is(other, ExitCode.WAITING))
        .contains("the windows have changed since", "now it is 'always'", "seals it again")
        .doesNotContain("edited");
    settings(NIGHTS);
    assertThat(desk.run("apply plans").out()).contains("is started");
    settings("{}");
    assertThat(desk.run("apply plans").out()).contains("under way already");
    is(desk.run("plan " + PLAN + " --seal"), ExitCode.OK);
    assertThat(is(desk.run("apply plans"), ExitCode.WAITING))
        .contains("was sealed anew while its run is under way");
    is(desk.run("abandon example.test --reason 'another day'"), ExitCode.OK);
  }

  @Test
  void noWindowHoldsUpTheWayBack() {
    desk.file(PLAN, MailWorld.plan("windows: " + NIGHTS));
    settings(NIGHTS);
    is(desk.run("reverse " + PLAN), ExitCode.OK);
    world.sandbox().primary().edit("example.test", "MX", 1, "10 mail.new-host.test.");
    String back = "plans/example.test.reverse.yaml";
    assertThat(desk.read(back)).contains("\nwindows: {}\n", "# No way back is held up");
    assertThat(is(desk.run("plan " + back), ExitCode.OK))
        .contains("+ example.test. 1 IN MX 10 mail.old-host.test.")
        .doesNotContain("windows:", "for a window");
  }

  @Test
  void windowsThatAreYearsAwayAreRefused() {
    desk.file(PLAN, MailWorld.plan("windows: {timezone: UTC, allow: [0 0 29 2 * for 1d]}"));
    Desk.Screen screen = desk.run("plan " + PLAN);
    assertThat(screen.code()).isEqualTo(ExitCode.INVALID);
    assertThat(screen.err())
        .contains("windows: none opens within a year: 0 0 29 2 * for 1d, in UTC", "come sooner");
  }
}
