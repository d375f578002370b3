package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Event;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.RecordSet;
import org.mxshift.program.Move;
import org.mxshift.spi.Receipt;

/** Promises 4 and 5: clocks that start late, start again, and count only what was seen. */
class ClocksTest {

  private static final Duration OLD_TTL_OVER = Duration.ofMinutes(26 * 60 + 24);

  private static final Instant BEFORE = Scene.START.minusSeconds(1);

  private final Scene scene = new Scene(Programs.usual(), 6).quarterly();

  private Instant firstWriteOfHosts() {
    return scene.world.zone().writes().stream()
        .filter(w -> w.after().key().equals(Programs.MX) && !w.before().sameValues(w.after()))
        .findFirst()
        .orElseThrow()
        .at();
  }

  private Instant lowered() {
    return scene.world.zone().writes().stream()
        .filter(w -> w.after().equals(Programs.oldMx(Programs.LOW).set()))
        .findFirst()
        .orElseThrow()
        .at();
  }

  @Test
  void theOldTtlRunsFromTheLastServerOn() throws Exception {
    scene.world.zone().serve(NameServer.lagging("ns3", Duration.ofMinutes(40)));
    scene.started().untilAt("verify/hosts");

    assertThat(Duration.between(lowered(), firstWriteOfHosts()))
        .isBetween(
            OLD_TTL_OVER.plus(Duration.ofMinutes(40)), OLD_TTL_OVER.plus(Duration.ofMinutes(60)));
  }

  /** What passed is what counts, whatever the clock says. */
  @Test
  void aClockThatIsSetForwardWhileAProcessStaysShortensNoWait() throws Exception {
    scene.world.stays();
    scene.started().untilAt("await-ttl/caches");
    Instant begun = scene.world.clock().instant();
    scene.until(t -> scene.world.clock().instant().isAfter(begun.plus(Duration.ofHours(2))));
    scene.world.wrong(Duration.ofDays(9));

    Tick tick = scene.world.tick();

    assertThat(tick.entries())
        .extracting(entry -> entry.event().sentence())
        .contains("the clock went ahead by 9d that did not pass here, which counts for nothing");
    scene.untilAt("verify/hosts");
    assertThat(Duration.between(lowered(), firstWriteOfHosts()))
        .isBetween(OLD_TTL_OVER, OLD_TTL_OVER.plus(Duration.ofMinutes(20)));
  }

  /** The machine sleeps after it has published an intent: whoever wakes looks before it writes. */
  @Test
  void anIntentFromBeforeIsADoubt() throws Exception {
    scene.world.stays();
    scene.started();
    boolean[] slept = {false};
    scene
        .world
        .faults()
        .whenever(
            Touch.PUBLISHED,
            touch -> {
              if (!slept[0] && scene.run().current().stream().anyMatch(this::isIntended)) {
                slept[0] = true;
                scene.world.wrong(Duration.ofHours(9));
              }
            });
    Tick tick = scene.until(t -> slept[0]);
    assertThat(tick.entries())
        .extracting(entry -> entry.event().sentence())
        .anyMatch(said -> said.contains("nobody knows whether it was written"));
  }

  private boolean isIntended(Move move) {
    return scene.run().life(move.id()).phase() == Phase.INTENDED;
  }

  @Test
  void thatTheClockWentAheadIsSaidAgainWhereSomebodyElseWroteFirst() throws Exception {
    scene.world.stays();
    scene.started().untilAt("await-ttl/caches");
    MemoryJournal here = scene.world.journal().cloned(scene.world.faults());
    scene.world.wrong(Duration.ofHours(9));
    scene.beforePublishing(() -> scene.world.verbs().pause(Programs.DOMAIN, "wait"));
    scene.world.tick(here);
    assertThat(scene.world.journal().latest(Programs.DOMAIN))
        .filteredOn(entry -> entry.event() instanceof Event.Jumped)
        .hasSize(1);
  }

  /** Senders queue while a machine sleeps, and give up by their own clocks. */
  @Test
  void mailThatIsStillPutOffAfterASleepTurnsTheRunBack() throws Exception {
    scene.world.stays();
    scene.started().untilAt("hold/green");
    scene.world.hosts().behave(Programs.NEW, VirtualHosts.Behaviour.DEFERS);
    scene.untilStanding(Standing.FROZEN);
    scene.world.wrong(Duration.ofHours(3));
    assertThat(scene.world.tick().run().turned()).isEmpty();
    scene.world.wrong(Duration.ofHours(5));
    assertThat(scene.world.tick().run().turned()).isPresent();
  }

  @Test
  void inTheHoldItIsNoGreen() throws Exception {
    scene.world.stays();
    scene.started().untilAt("hold/green");
    Instant begun = scene.world.clock().instant();
    for (int hours = 5; hours < 60; hours += 5) {
      scene.world.wrong(Duration.ofHours(hours));
      scene.world.tick();
    }
    scene.untilAt("retire/mx");
    assertThat(Duration.between(begun, scene.world.clock().instant()))
        .isGreaterThanOrEqualTo(Duration.ofDays(3));
  }

  /** Set back again, it is behind the log, and nothing is done until it is right. */
  @Test
  void aClockThatIsSetBackAgainLosesTimeAndNothingElse() throws Exception {
    scene.world.stays();
    scene.started().untilAt("await-ttl/caches");
    scene.world.wrong(Duration.ofHours(3));
    scene.world.tick();
    scene.world.wrong(Duration.ZERO);
    assertThat(scene.world.tick().rest().why()).contains("nothing is done until");
    scene.untilStanding(Standing.DONE);
    assertThat(Duration.between(lowered(), firstWriteOfHosts())).isGreaterThan(OLD_TTL_OVER);
  }

  static Stream<Instant> changesOfTheHour() {
    return Stream.of("Europe/Berlin", "America/New_York")
        .map(zone -> ZoneId.of(zone).getRules())
        .flatMap(
            rules ->
                Stream.iterate(
                        rules.nextTransition(Scene.START),
                        change -> rules.nextTransition(change.getInstant()))
                    .limit(2))
        .map(ZoneOffsetTransition::getInstant);
  }

  /** A day is 24 hours, also on the two days of a year on which clocks on walls disagree. */
  @ParameterizedTest
  @MethodSource("changesOfTheHour")
  void aChangeToOrFromSummerTimeChangesNothing(Instant change) throws Exception {
    Scene usual = new Scene(Programs.brief(), 6).started();
    usual.untilStanding(Standing.DONE);
    Scene across = new Scene(Programs.brief(), 6);
    across.world.clock().advanceTo(change.minus(Duration.ofHours(20)));
    Duration later = Duration.between(Scene.START, across.world.clock().instant());
    across.started().untilStanding(Standing.DONE);

    assertThat(across.world.zone().writes().stream().map(w -> w.at().minus(later)))
        .containsExactlyElementsOf(
            usual.world.zone().writes().stream().map(VirtualZone.Write::at).toList());
  }

  @Test
  void thatTheProviderIsInSyncStartsNoClockWhileOneServerLags() throws Exception {
    scene.world.zone().serve(NameServer.lagging("ns3", Duration.ofMinutes(40)));
    scene.started().untilAt("prepare/mx");
    scene.until(tick -> tick.run().life("prepare/mx").phase() == Phase.APPLIED);
    Instant written = scene.world.clock().instant();
    Receipt receipt =
        scene.run().life("prepare/mx").written().orElseThrow().receipt().orElseThrow();
    assertThat(scene.world.zone().inSync(receipt)).isTrue();

    scene.until(tick -> tick.run().life("prepare/mx").phase() != Phase.APPLIED);

    assertThat(Duration.between(written, scene.world.clock().instant()))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(40));
  }

  /** As behind one address with many machines, of which some are late. */
  @Test
  void aServerThatAnswersOldAndNewByTurnsStartsNoClockThatCounts() throws Exception {
    NameServer second = NameServer.lagging("ns2", Duration.ZERO);
    scene
        .world
        .faults()
        .whenever(
            Touch.LOOK,
            at ->
                scene
                    .world
                    .zone()
                    .serve(scene.world.random().nextBoolean() ? second : second.stuckAt(BEFORE)));
    scene.started();
    Instant end = Scene.START.plus(OLD_TTL_OVER).plus(Duration.ofHours(3));
    Tick tick =
        scene.until(
            t ->
                t.run().standing() == Standing.STOPPED
                    || scene.world.clock().instant().isAfter(end));
    assertThat(scene.world.zone().writes())
        .allMatch(write -> write.before().sameValues(write.after()) || isSpf(write.after()));
    assertThat(tick.rest().why()).contains("ns2");
    scene.world.faults().mend();
    scene.world.zone().serve(second);
    Instant mended = scene.world.clock().instant();
    if (tick.run().standing() == Standing.STOPPED) {
      scene.world.verbs().retry(Programs.DOMAIN);
    }

    scene.untilAt("verify/hosts");

    assertThat(firstWriteOfHosts()).isAfterOrEqualTo(mended.plus(OLD_TTL_OVER));
  }

  /** Two machines behind one address: the tick would go round, with two commits each time. */
  @Test
  void aServerThatChangesItsMindAtEveryQuestionKeepsNoTickGoing() throws Exception {
    scene.started().untilAt("verify/hosts");
    NameServer good = NameServer.lagging("ns2", Duration.ZERO);
    boolean[] old = {false};
    Instant before = firstWriteOfHosts().minusSeconds(1);
    scene
        .world
        .faults()
        .whenever(
            Touch.LOOK,
            at -> {
              old[0] = !old[0];
              scene.world.zone().serve(old[0] ? good.stuckAt(before) : good);
            });
    for (int tick = 0; tick < 9; tick++) {
      Tick now = scene.world.tick();
      assertThat(now.entries()).hasSizeLessThan(5);
      assertThat(now.rest().why()).contains("ns2");
      scene.world.clock().advance(Duration.ofMinutes(5));
    }
    scene.world.faults().mend();
    scene.world.zone().serve(good);
    scene.untilStanding(Standing.DONE);
  }

  /** The longest time between two looks that a plan may want is as long as a gap. */
  @Test
  void aTickThatComesLateLeavesNoGap() throws Exception {
    Scene slow = new Scene(Programs.usual().every(Duration.ofHours(6)), 6).started();
    slow.untilAt("hold/green");
    Instant began = slow.world.clock().instant();
    while (slow.at().equals("hold/green")) {
      slow.world.clock().advance(Duration.ofMinutes(16));
      slow.world.tick();
      assertThat(slow.world.clock().instant()).isBefore(began.plus(Duration.ofDays(5)));
    }
  }

  private static boolean isSpf(RecordSet set) {
    return set.key().equals(Programs.TXT);
  }

  @Test
  void aServerThatFallsBackStartsTheClockAgain() throws Exception {
    scene.started().untilAt("await-ttl/caches");
    Instant begun = scene.world.clock().instant();
    scene.until(t -> scene.world.clock().instant().isAfter(begun.plus(Duration.ofHours(20))));
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ofSeconds(40)).stuckAt(BEFORE));
    scene.world.tick();
    assertThat(scene.run().life("await-ttl/caches").phase()).isEqualTo(Phase.APPLIED);
    scene.world.clock().advance(Duration.ofMinutes(30));
    Instant back = scene.world.clock().instant();
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ofSeconds(40)));

    scene.untilAt("verify/hosts");

    assertThat(firstWriteOfHosts()).isAfterOrEqualTo(back.plus(OLD_TTL_OVER));
  }

  @Test
  void aServerThatNeverFollowsStopsTheRunAndIsNamed() throws Exception {
    scene.world.zone().serve(NameServer.lagging("ns-lame", Duration.ZERO).stuckAt(BEFORE));
    scene.started();

    Tick tick = scene.untilStanding(Standing.STOPPED);

    assertThat(tick.rest().why()).contains("ns-lame");
    assertThat(scene.world.zone().writes()).hasSize(1);
    scene.world.zone().serve(NameServer.lagging("ns-lame", Duration.ZERO));
    scene.world.verbs().retry(Programs.DOMAIN);
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void aSilentServerFreezesTheRunUntilItSpeaks() throws Exception {
    scene.started().untilAt("await-ttl/caches");
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ZERO).silenced());
    scene.hourly(OLD_TTL_OVER);

    assertThat(scene.run().standing()).isEqualTo(Standing.FROZEN);
    assertThat(scene.at()).isEqualTo("await-ttl/caches");
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ZERO));
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void aCacheThatHoldsForLongerIsWaitedForOnceOnly() throws Exception {
    Duration held = Duration.ofHours(60);
    scene.world.caches().violators(1, ttl -> ttl.compareTo(Duration.ofHours(1)) > 0 ? held : ttl);
    scene.world.caches().answer(9, Programs.MX, Scene.START);
    scene.started().untilAt("hold/green");

    assertThat(Duration.between(lowered(), firstWriteOfHosts()))
        .isBetween(Duration.ofHours(66), Duration.ofHours(67));
    assertThat(Duration.between(firstWriteOfHosts(), scene.world.clock().instant()))
        .isLessThan(Duration.ofHours(3));
  }

  @Test
  void theHoldTakesWhatItSaysAndIsLoggedBriefly() throws Exception {
    scene.started().untilAt("hold/green");
    Instant begun = scene.world.clock().instant();
    int before = scene.run().last();
    scene.untilAt("retire/mx");

    assertThat(Duration.between(begun, scene.world.clock().instant()))
        .isBetween(Duration.ofDays(3), Duration.ofMinutes(72 * 60 + 31));
    assertThat(scene.run().last() - before).isLessThan(45);
  }

  @Test
  void timeWithoutALookIsNotHeld() throws Exception {
    scene.started().untilAt("hold/green");
    Instant begun = scene.world.clock().instant();
    scene.until(t -> scene.world.clock().instant().isAfter(begun.plus(Duration.ofHours(20))));
    scene.world.clock().advance(Duration.ofHours(30));
    scene.untilAt("retire/mx");

    assertThat(Duration.between(begun, scene.world.clock().instant()))
        .isGreaterThanOrEqualTo(Duration.ofHours(72 + 30));
  }

  @Test
  void afterAPauseADayOfTheHoldRemains() throws Exception {
    scene.started().untilAt("hold/green");
    scene.until(
        t -> t.run().life("hold/green").watch().green().compareTo(Duration.ofHours(69)) > 0);
    scene.world.verbs().pause(Programs.DOMAIN, "the weekend");
    scene.world.clock().advance(Duration.ofMinutes(15));
    scene.world.tick();
    scene.world.verbs().resume(Programs.DOMAIN);
    Instant resumed = scene.world.clock().instant();
    scene.untilAt("retire/mx");

    assertThat(Duration.between(resumed, scene.world.clock().instant()))
        .isBetween(Duration.ofHours(24), Duration.ofHours(25));
  }

  @Test
  void oldHostsStayUntilTheHoldIsOver() throws Exception {
    scene.started().untilAt("retire/mx");
    RecordSet swapped = Programs.usual().swapped().set();
    Instant settled = scene.run().life("swap/mx").since();
    scene.untilStanding(Standing.DONE);

    Instant out =
        scene.world.zone().writes().stream()
            .filter(write -> write.before().equals(swapped))
            .findFirst()
            .orElseThrow()
            .at();
    assertThat(Duration.between(settled, out)).isGreaterThanOrEqualTo(Duration.ofDays(3));
  }
}
