package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Round;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Trigger;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;
import org.mxshift.program.Effect;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/** What has an effect on mail begins in a window; a way back waits for none. */
class WindowsTest {

  /** From the start until the first write of hosts is due. */
  private static final Duration READY = Duration.ofMinutes(26 * 60 + 25);

  private static Windows only(String zone, String window) {
    return new Windows(ZoneId.of(zone), List.of(Window.parse(window)), List.of());
  }

  private static Scene scene(Windows windows) {
    return new Scene(Programs.brief().within(windows), 11);
  }

  static Scene atEleven() throws Exception {
    return scene(only("UTC", "0 11 * * * for 20m")).quarterly().started();
  }

  static List<Entry> intents(Scene scene) {
    return scene.world.journal().latest(Programs.DOMAIN).stream()
        .filter(
            entry ->
                entry.event() instanceof Event.Lived lived && lived.trigger() == Trigger.INTEND)
        .toList();
  }

  static Instant begun(Scene scene, String move) {
    List<Instant> begun =
        intents(scene).stream()
            .filter(entry -> ((Event.Lived) entry.event()).move().equals(move))
            .map(Entry::at)
            .toList();
    assertThat(begun).as(move).hasSize(1);
    return begun.get(0);
  }

  static Stream<Arguments> changesOfTheHour() {
    return Stream.of("Europe/Berlin", "Australia/Sydney")
        .flatMap(
            zone ->
                Stream.of("2026-03-02T00:00:00Z", "2026-07-02T00:00:00Z")
                    .map(Instant::parse)
                    .map(from -> ZoneId.of(zone).getRules().nextTransition(from).getInstant())
                    .map(change -> Arguments.of(zone, change)));
  }

  /** At 02:30 of nights that have none, or two. */
  @ParameterizedTest
  @MethodSource("changesOfTheHour")
  void beginsAtTheFirstOpeningAcrossAChangeOfTheHour(String zone, Instant change) throws Exception {
    for (String window : List.of("30 2 * * * for 15m", "30 2 * * * for 1h", "0 22 * * * for 8h")) {
      Windows windows = only(zone, window);
      Scene scene = scene(windows);
      scene.world.clock().advanceTo(change.minus(READY).minus(Duration.ofHours(2)));
      scene.started().untilAt("introduce/mx");
      Instant ready = scene.world.clock().instant();
      scene.untilStanding(Standing.DONE);

      assertThat(begun(scene, "introduce/mx")).isEqualTo(windows.next(ready).orElseThrow());
      for (String move : List.of("introduce/mx", "retire/mx", "narrow/spf")) {
        assertThat(windows.isOpen(begun(scene, move))).as("%s in %s", move, window).isTrue();
      }
    }
  }

  /** By the clock that is asked, and once, however it jumps. */
  @ParameterizedTest
  @MethodSource("changesOfTheHour")
  void beginsInAWindowAndOnceHoweverTheClockJumps(String zone, Instant change) throws Exception {
    jumps(zone, change, Duration.ofMinutes(-50), false);
    jumps(zone, change, Duration.ofHours(5), false);
    jumps(zone, change, Duration.ofHours(5), true);
  }

  private static void jumps(String zone, Instant change, Duration jump, boolean stays)
      throws Exception {
    Windows windows = only(zone, "30 2 * * * for 1h");
    Scene scene = scene(windows);
    if (stays) {
      scene.world.stays();
    }
    scene.world.clock().advanceTo(change.minus(READY).minus(Duration.ofHours(2)));
    scene.started().untilAt("introduce/mx");
    scene.world.wrong(jump);
    for (int minutes = 0; minutes < 9; minutes++) {
      scene.world.clock().advance(Duration.ofMinutes(20));
      scene.promises.check(scene.world.tick());
    }
    scene.world.wrong(Duration.ZERO);
    scene.untilStanding(Standing.DONE);
    for (String move : List.of("introduce/mx", "retire/mx", "narrow/spf")) {
      assertThat(windows.isOpen(begun(scene, move))).as("%s after %s", move, jump).isTrue();
    }
  }

  @Test
  void saysWhenItOpensAndIsBackByThen() throws Exception {
    Scene scene = scene(only("Europe/Berlin", "0 22 * * SAT for 4h")).started();
    scene.untilAt("introduce/mx");
    Tick tick = scene.world.tick();
    assertThat(tick.rest())
        .isEqualTo(
            new Rest(
                Rest.Kind.CLOSED,
                "waits for the window that opens 2026-03-07 21:00:00Z (Sat 7 Mar 22:00"
                    + " Europe/Berlin)",
                Optional.of(Instant.parse("2026-03-07T21:00:00Z")),
                ""));
    assertThat(tick.entries()).isEmpty();
    assertThat(tick.failed()).isFalse();
    assertThat(tick.run().standing()).isEqualTo(Standing.RUNNING);
  }

  @Test
  void aGateIsAskedForBeforeAWindow() throws Exception {
    Scene scene =
        new Scene(Programs.brief(Effect.MOVE).within(only("UTC", "0 11 * * * for 20m")), 11);
    scene.started().untilAt("introduce/mx");
    assertThat(scene.world.tick().rest().kind()).isEqualTo(Rest.Kind.PERSON);
    scene.world.clock().advance(Duration.ofDays(2));
    scene.world.verbs().approve(Programs.DOMAIN, Effect.MOVE);
    assertThat(scene.world.tick().rest().why())
        .isEqualTo("waits for the window that opens 2026-03-06 11:00:00Z");
    scene.until(tick -> !intents(scene).isEmpty() && scene.at().equals("verify/hosts"));
    assertThat(begun(scene, "introduce/mx")).isEqualTo(Instant.parse("2026-03-06T11:00:00Z"));
  }

  /** A proof of hours ago is none: hosts are asked when the window opens, and not before. */
  @Test
  void theProofIsTakenWhenItOpens() throws Exception {
    Scene scene = atEleven();
    scene.untilAt("introduce/mx");
    scene.untilAt("verify/hosts");
    List<Instant> proofs =
        scene.world.journal().latest(Programs.DOMAIN).stream()
            .filter(
                entry ->
                    entry.event() instanceof Event.Probed probed
                        && probed.move().equals("introduce/mx")
                        && probed.round() == Round.PROOF)
            .map(Entry::at)
            .toList();
    assertThat(proofs).containsExactly(begun(scene, "introduce/mx"));
  }

  @Test
  void aHostThatGoesBadMeanwhileIsNotPublished() throws Exception {
    Scene scene = atEleven();
    scene.untilAt("introduce/mx");
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    Tick tick = scene.untilStanding(Standing.STOPPED);
    assertThat(tick.rest().why()).contains(Programs.NEW.toString());
    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.oldMx(Programs.LOW).set());
  }

  @Test
  void aProofThatComesAfterItClosedCountsForNothing() throws Exception {
    Scene scene = atEleven();
    scene.untilAt("introduce/mx");
    scene.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    scene.until(tick -> tick.run().standing() == Standing.FROZEN);
    scene.world.clock().advance(Duration.ofHours(1));
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    scene.untilAt("verify/hosts");
    assertThat(begun(scene, "introduce/mx")).isEqualTo(Instant.parse("2026-03-05T11:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRollbackWaitsForNone(boolean now) throws Exception {
    Scene scene = atEleven();
    scene.untilAt("retire/mx");
    Instant said = scene.world.clock().instant();
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty(), now);
    scene.untilStanding(Standing.ROLLED_BACK);
    assertThat(Duration.between(said, scene.world.clock().instant()))
        .isLessThan(Duration.ofHours(4));
  }

  @Test
  void aRetreatWaitsForNoneAndGoingForwardAgainDoes() throws Exception {
    Scene scene = atEleven();
    scene.untilAt("retire/mx");
    scene.until(tick -> tick.rest().kind() == Rest.Kind.CLOSED);
    scene.world.clock().advance(Duration.ofHours(2));
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    Instant broke = scene.world.clock().instant();
    scene.until(tick -> tick.run().turned().filter(Cause.RETREAT::equals).isPresent());
    scene.until(tick -> scene.sets().get(Programs.MX).equals(Programs.oldMx(Programs.LOW).set()));
    assertThat(Duration.between(broke, scene.world.clock().instant()))
        .as("watched while it waited")
        .isLessThan(Duration.ofMinutes(30));
    scene.untilStanding(Standing.STOPPED);

    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    scene.world.verbs().retry(Programs.DOMAIN);
    int before = intents(scene).size();
    Program forward = scene.run().program();
    assertThat(forward.direction()).isEqualTo(Program.Direction.FORWARD);
    scene.untilStanding(Standing.DONE);
    assertThat(intents(scene).subList(before, intents(scene).size()))
        .filteredOn(
            entry -> forward.move(((Event.Lived) entry.event()).move()).effect() != Effect.NONE)
        .hasSizeGreaterThan(2)
        .allMatch(entry -> forward.terms().windows().isOpen(entry.at()));
  }

  /** What is doubted and was not written begins anew, so it waits again. */
  @Test
  void aWriteThatDidNotHappenWaitsForTheNextOne() throws Exception {
    Scene scene = atEleven();
    scene.untilAt("introduce/mx");
    scene.world.faults().whenever(Touch.WRITE, Faults.crash());
    try {
      scene.untilAt("verify/hosts");
    } catch (Crash e) {
      scene.world.faults().mend();
    }
    scene.world.clock().advance(Duration.ofHours(2));
    scene.untilAt("verify/hosts");
    assertThat(intents(scene))
        .filteredOn(entry -> ((Event.Lived) entry.event()).move().equals("introduce/mx"))
        .extracting(Entry::at)
        .containsExactly(
            Instant.parse("2026-03-04T11:00:00Z"), Instant.parse("2026-03-05T11:00:00Z"));
  }

  @Test
  void everyStepThatWritesWithoutAnEffectIsDoneAtAnyTime() throws Exception {
    Scene scene = atEleven();
    scene.untilStanding(Standing.DONE);
    assertThat(intents(scene))
        .filteredOn(entry -> !scene.program.terms().windows().isOpen(entry.at()))
        .extracting(entry -> scene.program.move(((Event.Lived) entry.event()).move()).step())
        .contains(Step.PREPARE, Step.SWAP)
        .doesNotContain(Step.INTRODUCE, Step.RETIRE, Step.NARROW);
  }
}
