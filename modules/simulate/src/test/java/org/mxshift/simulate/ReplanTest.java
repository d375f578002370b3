package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.plan.SpfChange;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.steps.Earlier;

/** A new plan takes over in the middle of a run, which nobody has disturbed. */
class ReplanTest {

  private static final SpfChange SPF =
      new SpfChange(List.of("include:new.example"), List.of("ip4:192.0.2.10"), Duration.ZERO);
  private static final SpfChange NONE = new SpfChange(List.of(), List.of(), Duration.ZERO);
  private static final Name THIRD = Name.of("mx3.new.example");
  private static final List<Mx> THREE =
      Stream.concat(PolicyProgram.NEW.stream(), Stream.of(new Mx(30, THIRD))).toList();

  private final Scene scene = new Scene(first(), 5);
  private final Map<SetKey, RecordSet> before = scene.sets();

  private static Program first() {
    List<RecordSet> sets =
        List.of(Programs.oldMx(Programs.DAY).set(), Scene.shared(Programs.oldSpf(Programs.DAY)));
    List<Mx> from = List.of(new Mx(10, Programs.OLD));
    return PolicyProgram.of(
        PolicyProgram.plan(from, PolicyProgram.NEW, SPF), sets, Earlier.NOTHING);
  }

  static Stream<String> beforeTheNarrowing() {
    return first().moves().stream()
        .takeWhile(move -> move.step() != Step.NARROW)
        .filter(move -> move.writes() || move.change().isEmpty())
        .map(Move::id)
        .skip(2);
  }

  private void replan() throws Exception {
    Run run = scene.run();
    Map<SetKey, RecordSet> was = new HashMap<>();
    run.first().forEach((key, snapshot) -> was.put(key, snapshot.set()));
    Map<SetKey, RecordSet> live = scene.sets();
    List<Mx> from = live.get(Programs.MX).mx();
    boolean narrowed = !live.get(Programs.TXT).toString().contains("192.0.2.10");
    scene.world.hosts().behave(THIRD, Behaviour.ACCEPTS);
    Program next =
        PolicyProgram.of(
            PolicyProgram.plan(
                from, from.equals(THREE) ? PolicyProgram.NEW : THREE, narrowed ? NONE : SPF),
            live.values(),
            new Earlier(was, run.done(), run.brought(), run.waited()));
    scene.world.verbs().replan(next, "mxshift: 1", scene.run());
  }

  private void rolledBack() throws Exception {
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.untilStanding(Standing.ROLLED_BACK);
    assertThat(scene.sets()).isEqualTo(before);
    assertThat(scene.world.zone().now(Programs.MX).extra().restore()).isEqualTo("note");
  }

  @ParameterizedTest
  @MethodSource("beforeTheNarrowing")
  void aWayBackRightAfterwardsLeadsToBeforeTheRun(String move) throws Exception {
    scene.started().untilAt(move);
    replan();
    rolledBack();
  }

  @ParameterizedTest
  @MethodSource("beforeTheNarrowing")
  void soDoesOneFromTheMiddleOfTheNewPlanAndOfAThird(String move) throws Exception {
    scene.started().untilAt(move);
    replan();
    scene.until(tick -> tick.run().applied() > 6);
    replan();
    scene.until(tick -> tick.run().applied() > 3);
    rolledBack();
  }

  @Test
  void afterTheNarrowingItLeadsToWhatTheNewPlanBeganWith() throws Exception {
    scene.started().untilAt("restore/mx");
    replan();
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.untilStanding(Standing.ROLLED_BACK);
    assertThat(scene.sets())
        .containsEntry(Programs.MX, Programs.newMx(Programs.DAY).set())
        .containsEntry(Programs.TXT, Scene.shared(Programs.newSpf(Programs.DAY)));
  }

  @Test
  void theEndHasTheTtlsOfBeforeTheRun() throws Exception {
    scene.started().untilAt("hold/green");
    replan();
    scene.untilStanding(Standing.DONE);
    assertThat(scene.sets())
        .containsEntry(Programs.MX, Programs.mx(Programs.DAY, THREE).set())
        .containsEntry(Programs.TXT, Scene.shared(Programs.newSpf(Programs.DAY)));
  }

  /** Promise 14: what an earlier plan has published bounces mail like any other. */
  @Test
  void aHostOfTheFirstPlanThatRejectsTurnsTheRunBackToTheOldHosts() throws Exception {
    scene.started().untilAt("hold/green");
    replan();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);

    scene.untilStanding(Standing.STOPPED);

    assertThat(scene.run().turned()).contains(Cause.RETREAT);
    assertThat(scene.sets().get(Programs.MX).mx()).containsExactly(new Mx(10, Programs.OLD));
    rolledBack();
  }

  @Test
  void aHostOfTheNewPlanThatIsNotYetPublishedOnlyStopsIt() throws Exception {
    scene.started().untilAt("hold/green");
    List<Mx> published = scene.sets().get(Programs.MX).mx();
    replan();
    scene.world.hosts().behave(THIRD, Behaviour.REJECTS);

    Tick tick = scene.untilStanding(Standing.STOPPED);

    assertThat(tick.run().turned()).isEmpty();
    assertThat(tick.rest().why()).contains(THIRD.toString());
    assertThat(scene.sets().get(Programs.MX).mx()).isEqualTo(published);
  }
}
