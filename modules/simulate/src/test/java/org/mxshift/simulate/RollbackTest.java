package org.mxshift.simulate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.SetKey;
import org.mxshift.program.Move;
import org.mxshift.program.Step;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Snapshot;

/** Promise 8: a way back from everywhere, to exactly what was. */
class RollbackTest {

  private static final Programs PROGRAMS = Programs.brief();

  /** Those that a tick does not leave behind at once. */
  static Stream<String> moves() {
    return PROGRAMS.program().moves().stream().skip(2).map(Move::id);
  }

  private static void assertAsItWas(Scene scene, Map<SetKey, Snapshot> before) {
    assertThat(scene.sets()).hasSize(before.size());
    before.forEach(
        (key, snapshot) -> {
          assertThat(scene.world.zone().now(key).set()).isEqualTo(snapshot.set());
          assertThat(scene.world.zone().now(key).extra().restore())
              .isEqualTo(snapshot.extra().restore());
        });
  }

  @ParameterizedTest
  @MethodSource("moves")
  void everythingIsAsItWas(String id) throws Exception {
    Scene scene = new Scene(PROGRAMS, 2);
    Map<SetKey, Snapshot> before = scene.world.zone().all();
    scene.started().untilAt(id);

    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.untilStanding(Standing.ROLLED_BACK);

    assertAsItWas(scene, before);
  }

  @ParameterizedTest
  @MethodSource("moves")
  void theWayBackOfTheWayBackLeadsForwardAgain(String id) throws Exception {
    Scene scene = new Scene(PROGRAMS, 2);
    scene.started().untilAt(id);
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.of(Step.AWAIT_TTL));
    Tick tick =
        scene.until(t -> t.run().standing() == Standing.HALTED || t.run().standing().ended());
    if (tick.run().standing() == Standing.HALTED) {
      assertThat(scene.sets().get(Programs.MX).sameValues(Programs.oldMx(Programs.LOW).set()))
          .isTrue();
      scene.world.verbs().retry(Programs.DOMAIN);
      scene.untilStanding(Standing.DONE);
      assertThat(scene.sets())
          .containsEntry(Programs.MX, Programs.newMx(Programs.DAY).set())
          .containsEntry(Programs.TXT, Scene.shared(Programs.newSpf(Programs.DAY)));
    } else {
      assertThat(scene.world.zone().writes()).isEmpty();
    }
  }

  @Test
  void fromTheHarbourAPersonGoesAllTheWay() throws Exception {
    Scene scene = new Scene(PROGRAMS, 2);
    Map<SetKey, Snapshot> before = scene.world.zone().all();
    scene.started().untilAt("hold/green");
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.of(Step.AWAIT_TTL));
    Tick halted = scene.untilStanding(Standing.HALTED);
    assertThat(halted.rest().unblock()).contains("mxshift rollback", "mxshift retry");
    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.oldMx(Programs.LOW).set());

    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.untilStanding(Standing.ROLLED_BACK);

    assertAsItWas(scene, before);
  }

  /** Late mail is waited for, but not for hosts that nobody will switch on again. */
  @Test
  void newHostsThatAreGoneDoNotKeepAWayBackFromItsEnd() throws Exception {
    Scene scene = new Scene(PROGRAMS, 2);
    Map<SetKey, Snapshot> before = scene.world.zone().all();
    scene.started().untilAt("hold/green");
    scene.world.hosts().behave(Programs.NEW, Behaviour.SILENT);
    scene.world.hosts().behave(Programs.NEW_SECOND, Behaviour.SILENT);
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    Tick stopped = scene.untilStanding(Standing.STOPPED);
    assertThat(stopped.rest().unblock())
        .isEqualTo("mxshift retry example.com | mxshift rollback example.com --now");

    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty(), true);
    scene.untilStanding(Standing.ROLLED_BACK);

    assertAsItWas(scene, before);
  }

  static Stream<Arguments> wayBack() {
    return Stream.of("hold/green", "restore/spf")
        .flatMap(
            from ->
                Stream.of("back/await-ttl", "back/return", "back/hold", "back/mx", "back/verify")
                    .map(at -> Arguments.of(from, at)));
  }

  @ParameterizedTest
  @MethodSource("wayBack")
  void aWayBackThatIsHurriedLaterComesToTheSameEndAndLeadsForwardAgain(String from, String at)
      throws Exception {
    for (Optional<Step> to : List.of(Optional.<Step>empty(), Optional.of(Step.AWAIT_TTL))) {
      Scene scene = new Scene(PROGRAMS, 2);
      Map<SetKey, Snapshot> before = scene.world.zone().all();
      scene.started().untilAt(from);
      scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
      if (scene.run().program().moves().stream().noneMatch(move -> move.id().equals(at))) {
        continue;
      }
      scene.untilAt(at);
      scene.world.verbs().rollback(Programs.DOMAIN, to, true);
      scene.until(t -> t.run().standing() == Standing.HALTED || t.run().standing().ended());
      if (to.isEmpty()) {
        assertAsItWas(scene, before);
      } else {
        scene.world.clock().advance(Duration.ofHours(1)); // what nobody waited for
        scene.world.verbs().retry(Programs.DOMAIN);
        scene.untilStanding(Standing.DONE);
        assertThat(scene.sets()).containsEntry(Programs.MX, Programs.newMx(Programs.DAY).set());
      }
    }
  }

  @Test
  void oldHostsThatNoLongerTakeMailDoNotReturn() throws Exception {
    Scene scene = new Scene(PROGRAMS, 2);
    scene.started().untilAt("narrow/spf");
    scene.world.hosts().behave(Programs.OLD, Behaviour.REJECTS);
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());

    Tick tick = scene.untilStanding(Standing.STOPPED);

    assertThat(tick.rest().why()).contains(Programs.OLD.toString());
    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.newMx(Programs.LOW).set());
  }

  @Test
  void nobodyTurnsARunWhoseLastWriteIsInDoubt() throws Exception {
    Scene scene = new Scene(PROGRAMS, 2);
    scene.started();
    scene.world.faults().whenever(Touch.WRITTEN, Faults.crash());
    try {
      scene.untilAt("await-ttl/caches");
    } catch (Crash e) {
      scene.world.faults().mend();
    }

    assertThatThrownBy(() -> scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll("mxshift pause example.com", "mxshift advance example.com");

    int before = scene.world.zone().writes().size();
    scene.world.verbs().pause(Programs.DOMAIN, "whether to go back");
    scene.world.tick();
    assertThat(scene.world.zone().writes()).as("looked, and no more").hasSize(before);
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.untilStanding(Standing.ROLLED_BACK);
  }
}
