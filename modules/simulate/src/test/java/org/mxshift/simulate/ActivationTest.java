package org.mxshift.simulate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.program.Preferences;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/** A platform that refuses all mail of a domain until it has seen its MX records for a while. */
class ActivationTest {

  private static final Duration LOOKS = Duration.ofMinutes(40);

  private final Scene scene = scene();
  private Optional<Instant> seen = Optional.empty();

  private static Scene scene() {
    Scene scene = new Scene(PolicyProgram.activated(), 5);
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    scene.world.hosts().behave(Programs.NEW_SECOND, Behaviour.REJECTS);
    return scene;
  }

  /** What the platform does, each time somebody looks. */
  private void platform(Duration after) {
    boolean there = Preferences.hosts(scene.sets().get(Programs.MX).mx()).contains(Programs.NEW);
    Instant now = scene.world.clock().instant();
    seen = there ? seen.or(() -> Optional.of(now)) : Optional.empty();
    if (seen.filter(since -> !since.plus(after).isAfter(now)).isPresent()) {
      scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
      scene.world.hosts().behave(Programs.NEW_SECOND, Behaviour.ACCEPTS);
    }
  }

  @Test
  void onceItTakesMailItIsProvenAndTheMailMoves() throws Exception {
    scene.started();
    scene.until(
        tick -> tick.run().standing() == Standing.DONE,
        tick -> {
          assertThat(tick.run().turned()).isEmpty();
          assertThat(tick.run().standing()).isNotEqualTo(Standing.FROZEN);
          platform(LOOKS);
        });
    assertThat(scene.sets().get(Programs.MX).mx())
        .extracting(mx -> mx.exchange())
        .containsExactly(Programs.NEW, Programs.NEW_SECOND);
    assertThat(scene.world.hosts().taken())
        .anyMatch(taken -> taken.host().equals(Programs.NEW_SECOND));
  }

  @Test
  void whatDoesNotTakeMailInTimeLeavesAgain() throws Exception {
    Map<SetKey, RecordSet> before = scene.sets();
    scene.started().untilAt("introduce/mx");
    scene.until(tick -> tick.run().turned().isPresent());
    assertThat(scene.run().turned()).contains(Cause.RETREAT);
    Instant published = published();
    assertThat(Duration.between(published, scene.world.clock().instant()))
        .isBetween(Duration.ofHours(2), Duration.ofMinutes(150));
    scene.untilStanding(Standing.STOPPED);
    assertThat(scene.sets().get(Programs.MX).mx()).isEqualTo(before.get(Programs.MX).mx());
  }

  private Instant published() {
    return scene.world.zone().writes().stream()
        .filter(write -> Preferences.hosts(write.after().mx()).contains(Programs.NEW))
        .findFirst()
        .orElseThrow()
        .at();
  }

  @Test
  void aPersonCallsItOffMeanwhile() throws Exception {
    Map<SetKey, RecordSet> before = scene.sets();
    scene.started();
    scene.until(tick -> List.of("introduce/mx").contains(scene.at()) && seenInDns());
    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.untilStanding(Standing.ROLLED_BACK);
    assertThat(scene.sets()).isEqualTo(before);
  }

  /** What stops a run. */
  private enum Stop {
    A_SERVER_THAT_LAGS,
    A_STRANGER;

    void befall(Scene scene) {
      if (this == A_SERVER_THAT_LAGS) {
        scene.world.zone().serve(NameServer.lagging("ns2", Duration.ofDays(1)));
      } else {
        Mx other = new Mx(5, Name.of("mx.stranger.example"));
        scene.world.zone().edited(Programs.mx(Programs.LOW, List.of(other)).set());
      }
    }
  }

  /** The plan says that they do, so that is no reason to go back either. */
  @ParameterizedTest
  @EnumSource(Stop.class)
  void thatItRefusesWhileTheRunHasStoppedForAnotherReasonTurnsNothingBack(Stop stop)
      throws Exception {
    scene.started();
    scene.until(tick -> scene.at().equals("introduce/mx") && seenInDns());
    stop.befall(scene);
    scene.untilStanding(Standing.STOPPED);
    Instant end = scene.world.clock().instant().plus(Duration.ofHours(6));
    Tick still = scene.until(tick -> scene.world.clock().instant().isAfter(end));
    assertThat(still.run().turned()).isEmpty();
    assertThat(still.run().standing()).isEqualTo(Standing.STOPPED);
  }

  /** Before, nobody could send to them at all. */
  @Test
  void theFirstMessageToThemIsNotSkipped() throws Exception {
    scene.started();
    scene.until(
        tick -> scene.at().startsWith("verify") || tick.run().moved(), tick -> platform(LOOKS));
    assertThat(scene.at()).startsWith("verify");
    assertThatThrownBy(() -> scene.world.verbs().skip(Programs.DOMAIN, scene.at(), "it looks well"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("first message");
  }

  private boolean seenInDns() {
    return Preferences.hosts(scene.sets().get(Programs.MX).mx()).contains(Programs.NEW);
  }
}
