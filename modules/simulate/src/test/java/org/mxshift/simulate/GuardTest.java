package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Mx;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Txt;
import org.mxshift.program.Effect;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.simulate.VirtualMailbox.Fate;

/** Promise 14 while something else than watching is waited for after the move. */
class GuardTest {

  private static final NameServer SECOND = NameServer.lagging("ns2", Duration.ofSeconds(40));

  private final Scene scene = new Scene(Programs.brief(Effect.RETIRE, Effect.NARROW), 8);

  private Tick closed(Effect gate) throws Exception {
    if (scene.world.journal().latest(Programs.DOMAIN).isEmpty()) {
      scene.started();
    }
    return scene.until(
        tick ->
            tick.rest().kind() == Rest.Kind.PERSON
                && tick.rest().why().contains("'" + gate.word() + "'"));
  }

  private void assertRetreats() throws Exception {
    scene.until(tick -> tick.run().turned().isPresent());
    Tick tick = scene.untilStanding(Standing.STOPPED);
    assertThat(tick.run().turned()).contains(Cause.RETREAT);
    assertThat(scene.sets().get(Programs.MX).mx()).containsExactly(new Mx(10, Programs.OLD));
  }

  @ParameterizedTest
  @EnumSource(
      value = Effect.class,
      names = {"RETIRE", "NARROW"})
  void aHostThatRejectsWhileAGateIsClosedTurnsTheRunBack(Effect gate) throws Exception {
    closed(Effect.RETIRE);
    if (gate == Effect.NARROW) {
      scene.world.verbs().approve(Programs.DOMAIN, Effect.RETIRE);
      closed(Effect.NARROW);
    }
    Instant broke = scene.world.clock().instant();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    scene.until(tick -> tick.run().turned().isPresent());
    assertThat(Duration.between(broke, scene.world.clock().instant()))
        .isLessThan(Duration.ofMinutes(20));
    assertRetreats();
  }

  /** The watch of the drain sends messages to one mailbox, and asks nobody for the others. */
  @ParameterizedTest
  @ValueSource(ints = {0, 55})
  void aHostThatRejectsSomebodyInTheDrainTurnsTheRunBack(int minutes) throws Exception {
    Scene drain = new Scene(Programs.brief(), 8).quarterly().started();
    drain.untilAt("drain/caches");
    Instant began = drain.world.clock().instant();
    drain.until(t -> !drain.world.clock().instant().isBefore(began.plusSeconds(60L * minutes)));
    drain.world.hosts().refuse(Programs.NEW, List.of(Programs.PERSON));
    Tick tick = drain.until(t -> t.run().turned().isPresent());
    assertThat(tick.run().turned()).contains(Cause.RETREAT);
    assertThat(Duration.between(began, drain.world.clock().instant()))
        .isLessThan(Duration.ofMinutes(minutes + 20L));
  }

  @Test
  void whileTheGateIsClosedNobodySpeaksOfAnythingElseAndTheLogStaysShort() throws Exception {
    Tick tick = closed(Effect.RETIRE);
    int before = tick.run().last();
    Instant end = scene.world.clock().instant().plus(Duration.ofDays(2));
    scene.until(
        t -> {
          assertThat(t.rest().kind()).isEqualTo(Rest.Kind.PERSON);
          assertThat(t.rest().due()).isPresent();
          return !scene.world.clock().instant().isBefore(end);
        });
    assertThat(scene.run().last() - before).isLessThanOrEqualTo(2 * 24 / 3 + 1);
  }

  @Test
  void aHostThatDefersFreezesTheRunAndAnApprovalDoesNotLetItGoOn() throws Exception {
    closed(Effect.RETIRE);
    scene.world.verbs().approve(Programs.DOMAIN, Effect.RETIRE);
    closed(Effect.NARROW);
    scene.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    scene.untilStanding(Standing.FROZEN);
    scene.world.verbs().approve(Programs.DOMAIN, Effect.NARROW);
    RecordSet wide = scene.sets().get(Programs.TXT);
    Instant end = scene.world.clock().instant().plus(Duration.ofHours(2));
    Tick tick = scene.until(t -> scene.world.clock().instant().isAfter(end));
    assertThat(tick.rest().kind()).isEqualTo(Rest.Kind.FROZEN);
    assertThat(scene.sets()).containsEntry(Programs.TXT, wide);

    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    scene.untilStanding(Standing.DONE);
  }

  /** A message that is on its way is no green yet. */
  @Test
  void afterADeferralNothingGoesOnBeforeMailIsSeenToArrive() throws Exception {
    Scene arriving = new Scene(Programs.brief(Effect.NARROW).arriving(), 8);
    arriving.started().untilAt("narrow/spf");
    RecordSet wide = arriving.sets().get(Programs.TXT);
    arriving.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    arriving.untilStanding(Standing.FROZEN);
    arriving.world.verbs().approve(Programs.DOMAIN, Effect.NARROW);
    arriving.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    arriving.world.witness().mailbox().fare(Fate.ARRIVES, Duration.ofMinutes(50));
    Instant end = arriving.world.clock().instant().plus(Duration.ofMinutes(45));
    arriving.until(tick -> arriving.world.clock().instant().isAfter(end));
    assertThat(arriving.sets()).containsEntry(Programs.TXT, wide);

    arriving.untilStanding(Standing.DONE);
  }

  @Test
  void anOldHostThatIsGoneByThenIsNoTrouble() throws Exception {
    closed(Effect.RETIRE);
    scene.world.verbs().approve(Programs.DOMAIN, Effect.RETIRE);
    closed(Effect.NARROW);
    scene.world.hosts().behave(Programs.OLD, Behaviour.SILENT);
    Instant end = scene.world.clock().instant().plus(Duration.ofDays(1));
    Tick tick = scene.until(t -> scene.world.clock().instant().isAfter(end));
    assertThat(tick.rest().kind()).isEqualTo(Rest.Kind.PERSON);
    assertThat(tick.run().standing()).isEqualTo(Standing.RUNNING);
  }

  @Test
  void aPausedRunTurnsRoundAndWritesNothingUntilItIsResumed() throws Exception {
    closed(Effect.RETIRE);
    scene.world.verbs().pause(Programs.DOMAIN, "holidays");
    RecordSet published = scene.sets().get(Programs.MX);
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    scene.until(tick -> tick.run().turned().isPresent());
    assertThat(scene.world.tick().rest().why()).isEqualTo("paused: holidays");
    assertThat(scene.sets()).containsEntry(Programs.MX, published);
    scene.world.verbs().resume(Programs.DOMAIN);
    assertRetreats();
  }

  @Test
  void aRunThatStoppedForAnotherReasonStillTurnsRoundWhenMailBounces() throws Exception {
    closed(Effect.RETIRE);
    scene.world.verbs().approve(Programs.DOMAIN, Effect.RETIRE);
    scene.untilAt("narrow/spf");
    scene.world.zone().edited(strange(scene.sets().get(Programs.TXT)));
    scene.world.verbs().approve(Programs.DOMAIN, Effect.NARROW);
    Tick stopped = scene.untilStanding(Standing.STOPPED);
    assertThat(stopped.rest().why()).contains("somebody else changed");
    Instant end = scene.world.clock().instant().plus(Duration.ofHours(5));
    Tick still = scene.until(tick -> scene.world.clock().instant().isAfter(end));
    assertThat(still.rest().why()).isEqualTo(stopped.rest().why());
    assertThat(still.run().turned()).isEmpty();

    scene.world.hosts().behave(Programs.NEW_SECOND, Behaviour.REJECTS);
    assertRetreats();
  }

  /** Most resolvers ask another server, and mail goes to the new hosts already. */
  @ParameterizedTest
  @EnumSource(
      value = Behaviour.class,
      names = {"REJECTS", "DEFERS"})
  void whileANameServerIsSilentFreshHostsAreWatchedAllTheSame(Behaviour bad) throws Exception {
    scene.started();
    untilPublished();
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ZERO).silenced());
    scene.world.hosts().behave(Programs.NEW, bad);
    Instant broke = scene.world.clock().instant();
    scene.until(tick -> tick.run().turned().isPresent());
    assertThat(scene.run().turned()).contains(Cause.RETREAT);
    assertThat(Duration.between(broke, scene.world.clock().instant()))
        .isLessThan(Duration.ofMinutes(bad == Behaviour.REJECTS ? 20 : 270));
  }

  /** Senders' patience counts from trouble that is there, not from one that is over. */
  @Test
  void aDeferralBeforeTheClockWentAheadLeavesNothingBehindOnceItIsOver() throws Exception {
    scene.world.stays();
    scene.started();
    untilPublished();
    scene.world.zone().serve(SECOND.silenced());
    behaving(Behaviour.DEFERS, Duration.ofMinutes(20));
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    scene.world.wrong(Duration.ofHours(1));
    behaving(Behaviour.ACCEPTS, Duration.ofHours(5));
    assertThat(scene.run().life(scene.at()).guard().troubled()).isEmpty();
    behaving(Behaviour.DEFERS, Duration.ofHours(1));
    assertThat(scene.run().turned()).isEmpty();
  }

  @Test
  void aDeferralBeforeAServerWasLostIsOverOnceTheGuardHasSeenGreen() throws Exception {
    scene.started().untilAt("hold/green");
    behaving(Behaviour.DEFERS, Duration.ofMinutes(220));
    scene.world.zone().serve(SECOND.stuckAt(Scene.START));
    scene.until(tick -> tick.run().life("hold/green").phase() == Phase.APPLIED);
    behaving(Behaviour.ACCEPTS, Duration.ofMinutes(30));
    scene.world.zone().serve(SECOND);
    behaving(Behaviour.DEFERS, Duration.ofHours(1));
    assertThat(scene.run().life("hold/green").phase()).isEqualTo(Phase.SEEN);
    assertThat(scene.run().turned()).isEmpty();
  }

  @Test
  void aDeferralThatLastsWhileAServerIsLostGoesOn() throws Exception {
    scene.started().untilAt("hold/green");
    behaving(Behaviour.DEFERS, Duration.ofMinutes(210));
    scene.world.zone().serve(SECOND.stuckAt(Scene.START));
    Instant limit = scene.world.clock().instant().plus(Duration.ofMinutes(50));
    scene.until(tick -> tick.run().turned().isPresent());
    assertThat(scene.world.clock().instant()).isBefore(limit);
  }

  private void untilPublished() throws Exception {
    scene.until(tick -> tick.run().moved() && tick.run().life(scene.at()).phase() == Phase.APPLIED);
  }

  private void behaving(Behaviour behaviour, Duration time) throws Exception {
    scene.world.hosts().behave(Programs.NEW, behaviour);
    Instant end = scene.world.clock().instant().plus(time);
    scene.until(tick -> !scene.world.clock().instant().isBefore(end));
  }

  private static RecordSet strange(RecordSet set) {
    return set.withValues(List.of(Txt.of("v=spf1 +all"), Programs.STRANGER));
  }

  @Test
  void whereAPersonTakesDaysToChangeTheZoneTheNewHostsAreWatchedToo() throws Exception {
    Scene byHand = new Scene(Programs.brief(), 9);
    Hands.QUICK.serve(byHand.world);
    byHand.started().untilAt("hold/green");
    byHand.world.zone().byHand((from, to) -> {});
    byHand.until(tick -> tick.rest().kind() == Rest.Kind.ASKED);
    byHand.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    Instant broke = byHand.world.clock().instant();
    byHand.until(tick -> tick.run().turned().isPresent());
    assertThat(Duration.between(broke, byHand.world.clock().instant()))
        .isLessThan(Duration.ofMinutes(20));
  }
}
