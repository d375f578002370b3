package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.program.Move;
import org.mxshift.program.Step;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/** A domain with an MTA-STS policy in mode enforce: widened first, narrowed last. */
class PolicyTest {

  private static final Set<Name> OLD = Set.of(Programs.OLD);
  private static final Set<Name> NEW = Set.of(Programs.NEW, Programs.NEW_SECOND);
  private static final Set<Name> BOTH = Set.of(Programs.OLD, Programs.NEW, Programs.NEW_SECOND);

  private static Scene scene() throws Exception {
    Scene scene = new Scene(PolicyProgram.brief(), 5);
    scene.world.witness().policy().serve(OLD);
    return scene.started();
  }

  private static Tick at(Scene scene, String move) throws Exception {
    return scene.until(
        tick ->
            tick.run().current().map(Move::id).filter(move::equals).isPresent()
                && tick.rest().why().contains("policy"));
  }

  @Test
  void theRunWaitsForTheWidePolicyAndInTheEndForTheNarrowOne() throws Exception {
    Scene scene = scene();
    Tick waiting = at(scene, "prepare/mta-sts");
    assertThat(waiting.rest().kind()).isEqualTo(Rest.Kind.TIME);
    assertThat(scene.sets().get(Programs.MX).mx()).hasSize(1);
    scene.world.witness().policy().serve(BOTH);
    at(scene, "narrow/mta-sts");
    assertThat(scene.sets().get(Programs.MX).mx()).hasSize(2);
    scene.world.witness().policy().serve(NEW);
    scene.untilStanding(Standing.DONE);
    assertThat(scene.world.zone().writes())
        .filteredOn(write -> write.after().owner().equals(Name.of("_mta-sts.example.com")))
        .hasSize(3);
  }

  @Test
  void whileThePolicyIsWaitedForTheNewHostsAreGuardedAndNoProofClearsWhatTheGuardSaw()
      throws Exception {
    Scene scene = scene();
    scene.world.witness().policy().serve(BOTH);
    at(scene, "narrow/mta-sts");
    int writes = scene.world.zone().writes().size();
    scene.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    scene.untilStanding(Standing.FROZEN);
    scene.world.witness().policy().serve(NEW);
    Instant end = scene.world.clock().instant().plus(Duration.ofHours(1));
    scene.until(tick -> scene.world.clock().instant().isAfter(end));
    assertThat(scene.run().standing()).isEqualTo(Standing.FROZEN);
    assertThat(scene.world.zone().writes()).hasSize(writes);

    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void aPolicyThatIsNarrowedTooEarlyStopsTheClockOfTheHold() throws Exception {
    Scene scene = scene();
    scene.world.witness().policy().serve(BOTH);
    scene.untilAt("hold/green");
    scene.world.witness().policy().serve(NEW);
    Tick held = at(scene, "hold/green");
    assertThat(held.rest().why()).contains("not yet");
    scene.world.witness().policy().serve(BOTH);
    at(scene, "narrow/mta-sts");
  }

  /** Whoever serves the policy may have taken it back while the run was halted. */
  @Test
  void whoGoesForwardAgainWaitsForTheWidePolicyAgain() throws Exception {
    Scene scene = scene();
    scene.world.witness().policy().serve(BOTH);
    scene.untilAt("hold/green");
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.of(Step.AWAIT_TTL));
    scene.untilStanding(Standing.HALTED);
    scene.world.witness().policy().serve(OLD);
    scene.world.verbs().retry(Programs.DOMAIN);

    at(scene, "forth/mx");
    assertThat(scene.sets().get(Programs.MX).mx()).hasSize(1);
    scene.world.witness().policy().serve(BOTH);
    at(scene, "narrow/mta-sts");
  }

  /** Back from the very end and forward again: widened, moved, and narrowed last, as at first. */
  @Test
  void theSecondTimeThePolicyIsNarrowedLastToo() throws Exception {
    Scene scene = scene();
    scene.world.witness().policy().serve(BOTH);
    at(scene, "narrow/mta-sts");
    scene.world.witness().policy().serve(NEW);
    scene.untilAt("restore/mx");
    scene.world.witness().policy().serve(BOTH);
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.of(Step.AWAIT_TTL));
    scene.untilStanding(Standing.HALTED);
    scene.world.verbs().retry(Programs.DOMAIN);

    Tick waiting = at(scene, "forth/narrow/mta-sts");
    assertThat(waiting.rest().why()).contains("no longer " + Programs.OLD);
    scene.world.witness().policy().serve(NEW);
    Instant served = scene.world.clock().instant();
    scene.untilStanding(Standing.DONE);
    assertThat(Duration.between(served, scene.world.clock().instant()))
        .isGreaterThan(Duration.ofHours(2));
    assertThat(scene.sets().get(Programs.MX).mx()).hasSize(2);
  }

  static java.util.stream.Stream<String> moves() throws Exception {
    return PolicyProgram.brief().moves().stream().map(Move::id);
  }

  @ParameterizedTest
  @MethodSource("moves")
  void itLeadsBackFromEachMove(String from) throws Exception {
    Scene scene = scene();
    Map<SetKey, RecordSet> before = scene.sets();
    scene.world.witness().policy().serve(BOTH);
    Tick tick =
        scene.until(
            t -> {
              boolean narrow =
                  t.run().current().map(Move::id).filter("narrow/mta-sts"::equals).isPresent();
              if (narrow) {
                scene.world.witness().policy().serve(NEW);
              }
              return t.run().standing().ended() || reached(t.run(), from);
            });
    if (tick.run().standing().ended()) {
      return;
    }
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.until(
        t -> {
          if (t.rest().why().contains("not yet")) {
            assertThat(scene.sets().get(Programs.MX).mx())
                .noneMatch(mx -> mx.exchange().equals(Programs.OLD));
            scene.world.witness().policy().serve(BOTH);
          }
          return t.run().standing() == Standing.ROLLED_BACK;
        });
    assertThat(scene.sets()).isEqualTo(before);
  }

  private static boolean reached(Run run, String move) {
    return run.applied() > run.program().indexOf(move);
  }
}
