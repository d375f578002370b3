package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.engine.Event;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Trigger;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.Failure;

/** The provider fails in every way there is, once at every touch, and for a long time. */
class DoubtTest {

  private static final Programs PROGRAMS = Programs.brief();

  private static List<List<RecordSet>> writes(Scene scene) {
    return scene.world.zone().writes().stream()
        .map(write -> List.of(write.before(), write.after()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"UNSURE", "BUSY", "DENIED"})
  void whateverFailsOnceTheEndIsTheSame(Failure failure) throws Exception {
    Scene good = new Scene(PROGRAMS, 4).started();
    good.untilStanding(Standing.DONE);
    List<Touch> touches = good.world.faults().touches();
    int failures = 0;
    for (int number = 1; number <= touches.size(); number++) {
      Touch touch = touches.get(number - 1);
      // Once a write has happened, only UNSURE is an honest answer.
      boolean honest = touch != Touch.WRITTEN || failure == Failure.UNSURE;
      if (List.of(Touch.READ, Touch.WRITE, Touch.WRITTEN, Touch.SYNC).contains(touch) && honest) {
        Scene scene = new Scene(PROGRAMS, 4);
        scene.world.faults().at(number, Faults.failure(failure));
        scene.started();
        scene.untilStanding(Standing.DONE);
        assertThat(writes(scene)).as("failed at %d, %s", number, touch).isEqualTo(writes(good));
        failures++;
      }
    }
    assertThat(failures).isGreaterThan(20);
  }

  /**
   * The second of two equal calls finds the work of the first, and says that somebody was faster.
   */
  @Test
  void aCallMadeAgainOnTheWayThatHadSucceededIsNoConflict() throws Exception {
    Scene good = new Scene(PROGRAMS, 4).started();
    good.untilStanding(Standing.DONE);
    Scene scene = new Scene(PROGRAMS, 4).started();
    scene.world.faults().whenever(Touch.WRITTEN, Faults.failure(Failure.CONFLICT));

    scene.untilStanding(Standing.DONE);

    assertThat(writes(scene)).isEqualTo(writes(good));
  }

  @Test
  void wrongCredentialsAreARestAndTheRunGoesOnWhenTheyAreMended() throws Exception {
    Scene scene = new Scene(PROGRAMS, 4).started();
    scene.world.faults().whenever(Touch.WRITE, Faults.failure(Failure.DENIED));

    Tick tick = scene.until(t -> t.rest().kind() == Rest.Kind.DENIED);
    assertThat(tick.run().standing()).isEqualTo(Standing.RUNNING);
    assertThat(tick.rest().why()).contains("DENIED");
    scene.world.clock().advance(Duration.ofDays(3));
    assertThat(scene.world.tick().rest().kind()).isEqualTo(Rest.Kind.DENIED);
    assertThat(scene.world.zone().writes()).isEmpty();

    scene.world.faults().mend();
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void aBusyProviderIsAskedAgainLater() throws Exception {
    Scene scene = new Scene(PROGRAMS, 4).started();
    scene.world.faults().whenever(Touch.READ, Faults.failure(Failure.BUSY));

    Tick tick = scene.until(t -> t.rest().kind() == Rest.Kind.BUSY);

    assertThat(tick.rest().due())
        .contains(scene.world.clock().instant().plus(Duration.ofMinutes(1)));
    assertThat(tick.failed()).isFalse();
  }

  /** Such as a primary that answers SERVFAIL to every update while its zone is frozen. */
  @Test
  void whatStaysInDoubtIsTriedOnceATick() throws Exception {
    Scene scene = new Scene(PROGRAMS, 4).started();
    scene.world.faults().whenever(Touch.WRITE, Faults.failure(Failure.UNSURE));

    Tick tick = scene.until(t -> t.rest().kind() == Rest.Kind.BUSY);
    assertThat(tick.rest().why()).contains("the virtual provider says UNSURE");
    assertThat(tick.rest().due())
        .contains(scene.world.clock().instant().plus(Duration.ofMinutes(1)));
    assertThat(tick.failed()).isFalse();
    scene.world.clock().advance(Duration.ofDays(3));
    Tick later = scene.world.tick();
    assertThat(later.rest().kind()).isEqualTo(Rest.Kind.BUSY);
    assertThat(intents(later)).isEqualTo(1);
    assertThat(scene.world.zone().writes()).isEmpty();

    scene.world.faults().mend();
    scene.untilStanding(Standing.DONE);
  }

  private static long intents(Tick tick) {
    return tick.entries().stream()
        .filter(
            entry ->
                entry.event() instanceof Event.Lived lived && lived.trigger() == Trigger.INTEND)
        .count();
  }

  @ParameterizedTest
  @EnumSource(
      value = Touch.class,
      names = {"READ", "WRITE"})
  void aProviderThatWillNeverDoItStopsTheRun(Touch touch) throws Exception {
    Scene scene = new Scene(PROGRAMS, 4).started();
    scene.world.faults().whenever(touch, Faults.failure(Failure.REFUSED));

    Tick tick = scene.untilStanding(Standing.STOPPED);

    assertThat(tick.failed()).isTrue();
    assertThat(tick.rest().why()).contains("REFUSED");
    assertThat(scene.world.zone().writes()).isEmpty();
    scene.world.faults().mend();
    scene.world.verbs().retry(Programs.DOMAIN);
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void aProviderThatBreaksInsideIsADoubt() throws Exception {
    Scene scene = new Scene(PROGRAMS, 4).started();
    scene
        .world
        .faults()
        .whenever(
            Touch.WRITTEN,
            touch -> {
              throw new IllegalStateException("a secret");
            });

    scene.untilStanding(Standing.DONE);

    assertThat(scene.world.journal().latest(Programs.DOMAIN))
        .noneMatch(entry -> entry.toString().contains("a secret"))
        .anyMatch(
            entry ->
                entry.event() instanceof Event.Lived lived
                    && lived.trigger() == Trigger.FOUND_AFTER);
  }
}
