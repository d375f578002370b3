package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/** Windows that close before all is done that must be done in them. */
class ClosingTest {

  private static final String DAY = "2026-03-04T";

  static Stream<Arguments> badOnce() {
    return Stream.of("introduce/mx", "retire/mx")
        .flatMap(
            move ->
                Stream.of(Behaviour.DEFERS, Behaviour.REJECTS).map(bad -> Arguments.of(move, bad)));
  }

  /** As hosts do that put off a sender whom they have not seen for long. */
  @ParameterizedTest
  @MethodSource("badOnce")
  void whatIsBadOnceInEachOfTwoWindowsIsNotTheSameTrouble(String move, Behaviour bad)
      throws Exception {
    Scene scene = WindowsTest.atEleven();
    scene.untilAt(move);
    for (int window = 0; window < 2; window++) {
      Instant opens =
          scene.program.terms().windows().next(scene.world.clock().instant()).orElseThrow();
      scene.until(
          tick -> !scene.world.clock().instant().isBefore(opens.minus(Duration.ofMinutes(20))));
      scene.world.clock().advanceTo(opens);
      scene.world.hosts().behave(Programs.NEW, bad);
      Tick tick = scene.world.tick();
      scene.promises.check(tick);
      assertThat(tick.rest().kind()).isEqualTo(Rest.Kind.FROZEN);
      scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
      scene.world.clock().advance(Duration.ofMinutes(30));
      assertThat(scene.world.tick().rest().why())
          .contains("and nothing began: no tick came, or the proof took longer or was not green");
    }
    scene.untilStanding(Standing.DONE);
    assertThat(scene.run().turned()).isEmpty();
    assertThat(WindowsTest.begun(scene, move)).isAfter(Instant.parse("2026-03-06T10:59:59Z"));
  }

  @Test
  void aProofThatIsOverWhenTheWindowHasClosedBeginsNothing() throws Exception {
    Scene scene = WindowsTest.atEleven();
    Tick tick = atItsOpening(scene, Touch.LOOK, Duration.ofMinutes(12));

    assertThat(scene.world.clock().instant()).isAfter(Instant.parse(DAY + "11:20:00Z"));
    assertThat(tick.rest().kind()).isEqualTo(Rest.Kind.CLOSED);
    assertThat(tick.rest().why()).contains("; one was open at 2026-03-04 11:00:00Z and nothing");
    assertThat(tick.entries())
        .extracting(Entry::event)
        .hasOnlyElementsOfType(Event.Probed.class)
        .hasSize(1);
    scene.untilAt("verify/hosts");
    assertThat(WindowsTest.begun(scene, "introduce/mx"))
        .isEqualTo(Instant.parse("2026-03-05T11:00:00Z"));
  }

  /** Until the log is published, say. */
  @Test
  void anIntentWhoseWindowClosesBeforeTheWriteIsNotCarriedOut() throws Exception {
    Scene scene = WindowsTest.atEleven();
    Tick tick = atItsOpening(scene, Touch.PUBLISHED, Duration.ofMinutes(21));

    assertThat(tick.rest().kind()).isEqualTo(Rest.Kind.CLOSED);
    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.oldMx(Programs.LOW).set());
    scene.untilAt("verify/hosts");
    assertThat(WindowsTest.intents(scene))
        .filteredOn(entry -> ((Event.Lived) entry.event()).move().equals("introduce/mx"))
        .extracting(Entry::at)
        .containsExactly(
            Instant.parse("2026-03-04T11:00:00Z"), Instant.parse("2026-03-05T11:00:00Z"));
  }

  /** The tick at the opening before the introduction, of which each such touch takes this long. */
  private static Tick atItsOpening(Scene scene, Touch touch, Duration length) throws Exception {
    VirtualClock clock = scene.world.clock();
    scene.untilAt("introduce/mx");
    scene.until(tick -> clock.instant().isAfter(Instant.parse(DAY + "10:40:00Z")));
    clock.advanceTo(Instant.parse(DAY + "11:00:00Z"));
    scene.world.faults().whenever(touch, Faults.meanwhile(() -> clock.advance(length)));
    Tick tick = scene.world.tick();
    scene.world.faults().mend();
    scene.promises.check(tick);
    return tick;
  }
}
