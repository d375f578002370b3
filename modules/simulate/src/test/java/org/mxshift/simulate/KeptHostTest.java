package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Mx;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Native;
import org.mxshift.spi.Snapshot;

/** A host that is of the old side and of the new: until the mail moves it is an old one. */
class KeptHostTest {

  private final Scene scene = scene();

  private static Scene scene() {
    Scene scene = new Scene(PolicyProgram.kept(), 5);
    List<Mx> old = List.of(new Mx(10, Programs.OLD), new Mx(20, PolicyProgram.KEPT));
    scene
        .world
        .zone()
        .began(new Snapshot(Programs.mx(Programs.DAY, old).set(), new Native("note", "1")));
    scene.world.hosts().behave(PolicyProgram.KEPT, Behaviour.ACCEPTS);
    return scene;
  }

  /** What a person says once it has stopped, and how it ends. */
  private enum Word {
    RETRY(Standing.DONE),
    ROLLBACK(Standing.ROLLED_BACK);

    private final Standing end;

    Word(Standing end) {
      this.end = end;
    }

    void say(Scene scene) throws Exception {
      if (this == RETRY) {
        scene.world.verbs().retry(Programs.DOMAIN);
      } else {
        scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
      }
    }
  }

  private void beforeTheMove() throws Exception {
    scene.started().untilAt("verify/hosts");
    scene.world.verbs().pause(Programs.DOMAIN, "a look");
    scene.untilAt("swap/mx");
    assertThat(scene.run().moved()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Word.class)
  void whereItRejectsBeforeTheMoveTheRunStopsAndAPersonCanSayWhatNext(Word word) throws Exception {
    beforeTheMove();
    scene.world.hosts().behave(PolicyProgram.KEPT, Behaviour.REJECTS);
    scene.world.verbs().resume(Programs.DOMAIN);
    Tick stopped = scene.untilStanding(Standing.STOPPED);
    assertThat(stopped.rest().why()).contains(PolicyProgram.KEPT.toString());

    assertNothingHappensFor(Duration.ofHours(5));

    scene.world.hosts().behave(PolicyProgram.KEPT, Behaviour.ACCEPTS);
    word.say(scene);
    scene.untilStanding(word.end);
  }

  @Test
  void aNewHostThatRejectsMeanwhileStillTurnsTheRunBack() throws Exception {
    beforeTheMove();
    scene.world.hosts().behave(PolicyProgram.KEPT, Behaviour.REJECTS);
    scene.world.verbs().resume(Programs.DOMAIN);
    scene.untilStanding(Standing.STOPPED);
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    scene.until(tick -> tick.run().turned().isPresent());
    assertThat(scene.run().turned()).contains(Cause.RETREAT);
  }

  @Test
  void whereItRejectsWhileAPersonIsAskedForTheMoveTheRunStillWaitsForThem() throws Exception {
    Hands.QUICK.serve(scene.world);
    scene.started().untilAt("verify/hosts");
    scene.world.zone().byHand((from, to) -> {});
    Tick asked =
        scene.until(
            tick ->
                scene.at().equals("swap/mx") && tick.run().life("swap/mx").phase() == Phase.ASKED);
    scene.world.hosts().behave(PolicyProgram.KEPT, Behaviour.REJECTS);

    assertNothingHappensFor(Duration.ofHours(5));

    scene.world.hosts().behave(PolicyProgram.KEPT, Behaviour.ACCEPTS);
    scene.world.zone().edited(asked.rest().errand().orElseThrow().to());
    scene.until(tick -> scene.at().equals("hold/green"));
  }

  /** Nor does the log grow, or anybody write. */
  private void assertNothingHappensFor(Duration time) throws Exception {
    int writes = scene.world.zone().writes().size();
    String at = scene.at();
    int before = scene.run().last();
    Instant end = scene.world.clock().instant().plus(time);
    scene.until(
        tick -> scene.world.clock().instant().isAfter(end),
        tick -> assertThat(tick.run().turned()).isEmpty());
    assertThat(scene.at()).isEqualTo(at);
    assertThat(scene.world.zone().writes()).hasSize(writes);
    assertThat(scene.run().last() - before).isLessThanOrEqualTo((int) time.toHours());
  }
}
