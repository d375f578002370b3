package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Mx;
import org.mxshift.model.RecordSet;
import org.mxshift.plan.SpfChange;
import org.mxshift.program.Program;
import org.mxshift.steps.Earlier;

/** A run is given up after TTLs were lowered, and the same plan is begun anew. */
class AbandonedTest {

  private static final Duration DAY_AND_MARGIN = Duration.ofMinutes(26 * 60 + 24);

  private final Scene scene = new Scene(program(start()), 5);

  private static List<RecordSet> start() {
    return List.of(Programs.oldMx(Programs.DAY).set(), Scene.shared(Programs.oldSpf(Programs.DAY)));
  }

  private static Program program(List<RecordSet> live) {
    List<Mx> from = List.of(new Mx(10, Programs.OLD));
    SpfChange spf =
        new SpfChange(List.of("include:new.example"), List.of("ip4:192.0.2.10"), Duration.ZERO);
    return PolicyProgram.of(
        PolicyProgram.plan(from, PolicyProgram.NEW, spf), live, Earlier.NOTHING);
  }

  private void abandonAndBegin(Duration between) throws Exception {
    scene.world.verbs().abandon(Programs.DOMAIN, "typed too early");
    scene.world.clock().advance(between);
    scene.world.verbs().start(program(List.copyOf(scene.sets().values())), "mxshift: 1");
  }

  private Instant toNewHosts() throws Exception {
    scene.untilAt("verify/hosts");
    return scene.world.zone().writes().stream()
        .filter(w -> w.after().key().equals(Programs.MX) && !w.before().sameValues(w.after()))
        .findFirst()
        .orElseThrow()
        .at();
  }

  private Instant lowered() throws Exception {
    scene.started().untilAt("await-ttl/caches");
    return scene.world.clock().instant();
  }

  @Test
  void whatCachesHoldFromBeforeIsWaitedOutAllTheSame() throws Exception {
    Instant lowered = lowered();
    abandonAndBegin(Duration.ofMinutes(5));
    assertThat(toNewHosts()).isAfter(lowered.plus(Duration.ofDays(1)));
  }

  @Test
  void noMatterHowOftenItIsGivenUp() throws Exception {
    Instant lowered = lowered();
    for (int time = 0; time < 3; time++) {
      abandonAndBegin(Duration.ofMinutes(5));
      scene.untilAt("await-ttl/caches");
    }
    assertThat(toNewHosts())
        .isBetween(lowered.plus(Duration.ofDays(1)), lowered.plus(DAY_AND_MARGIN.plusHours(4)));
  }

  @Test
  void whatIsGoneByThenIsNotWaitedFor() throws Exception {
    lowered();
    abandonAndBegin(Duration.ofDays(1));
    Instant again = scene.world.clock().instant();
    assertThat(toNewHosts()).isBefore(again.plus(Duration.ofHours(3)));
  }

  @Test
  void whatWasWaitedOutIsNotWaitedForAgain() throws Exception {
    lowered();
    scene.until(tick -> tick.run().waited());
    scene.world.verbs().abandon(Programs.DOMAIN, "typed too early");
    scene.world.verbs().start(scene.program, "mxshift: 1");
    assertThat(scene.run().highWater()).isEmpty();
  }
}
