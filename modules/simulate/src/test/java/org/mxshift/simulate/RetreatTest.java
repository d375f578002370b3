package org.mxshift.simulate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Event;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Standstill;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Trigger;
import org.mxshift.program.Effect;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/** Promise 14: a failure stops forward motion and does the least harmful thing. */
class RetreatTest {

  private final Scene scene = new Scene(Programs.usual(), 5);

  private void inTheHold() throws Exception {
    scene.started().untilAt("hold/green");
    scene.until(
        tick -> tick.run().life("hold/green").watch().green().compareTo(Duration.ofHours(10)) > 0);
  }

  private void assertRetreated(Tick tick) {
    assertThat(tick.run().standing()).isEqualTo(Standing.STOPPED);
    assertThat(tick.run().turned()).contains(Cause.RETREAT);
    assertThat(tick.rest().kind()).isEqualTo(Rest.Kind.STOPPED);
    assertThat(tick.rest().unblock()).contains("mxshift rollback", "mxshift retry");
    assertThat(scene.sets())
        .containsEntry(Programs.MX, Programs.oldMx(Programs.LOW).set())
        .containsEntry(Programs.TXT, Scene.shared(Programs.bothSpf(Programs.LOW)));
  }

  @Test
  void oneRejectionFreezesASecondOneRetreats() throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    Instant broke = scene.world.clock().instant();

    Tick first = scene.untilStanding(Standing.FROZEN);
    assertThat(first.failed()).isTrue();
    assertThat(first.rest().why()).contains("rejected", Programs.NEW.toString());
    assertThat(scene.world.tick().entries()).isEmpty();
    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.usual().swapped().set());

    assertRetreated(scene.untilStanding(Standing.STOPPED));
    scene.until(tick -> scene.sets().get(Programs.MX).equals(Programs.oldMx(Programs.LOW).set()));
    assertThat(scene.world.zone().writes().get(4).at())
        .isBefore(broke.plus(Duration.ofMinutes(20)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Touch.class,
      names = {"PUBLISHED", "WRITE", "WRITTEN"})
  void killedAroundTheWriteOfARetreatItRetreatsAllTheSame(Touch touch) throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    boolean[] dead = {false};
    scene
        .world
        .faults()
        .whenever(
            touch,
            at -> {
              if (scene.run().turned().isPresent() && !dead[0]) {
                dead[0] = true;
                throw new Crash("at " + at);
              }
            });
    assertThatThrownBy(() -> scene.untilStanding(Standing.STOPPED)).isInstanceOf(Crash.class);

    assertRetreated(scene.untilStanding(Standing.STOPPED));
    scene.until(tick -> scene.sets().get(Programs.MX).equals(Programs.oldMx(Programs.LOW).set()));
  }

  @Test
  void aRetreatThatDiedBeforeItsWriteLooksFirstAndIsMadeDaysLater() throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    int writes = scene.world.zone().writes().size();
    scene.world.faults().whenever(Touch.WRITE, Faults.crash());
    assertThatThrownBy(() -> scene.untilStanding(Standing.STOPPED)).isInstanceOf(Crash.class);
    assertThat(scene.run().turned()).contains(Cause.RETREAT);
    assertThat(scene.world.zone().writes()).hasSize(writes);
    int logged = scene.run().last();
    scene.world.faults().mend();
    scene.world.clock().advance(Duration.ofDays(3));

    Tick first = scene.world.tick();

    assertThat(first.entries().get(0).number()).isEqualTo(logged + 1);
    assertThat(first.entries().subList(0, 2))
        .extracting(entry -> ((Event.Lived) entry.event()).trigger())
        .containsExactly(Trigger.UNSURE, Trigger.FOUND_BEFORE);
    assertRetreated(scene.untilStanding(Standing.STOPPED));
    assertThat(scene.world.zone().writes()).hasSize(writes + 1);
  }

  @Test
  void afterARetreatAPersonGoesAllTheWayBack() throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    assertRetreated(scene.untilStanding(Standing.STOPPED));

    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    scene.untilStanding(Standing.ROLLED_BACK);

    assertThat(scene.sets())
        .containsEntry(Programs.MX, Programs.oldMx(Programs.DAY).set())
        .containsEntry(Programs.TXT, Scene.shared(Programs.oldSpf(Programs.DAY)));
    assertThat(scene.world.zone().now(Programs.MX).extra().restore()).isEqualTo("note");
  }

  @Test
  void afterARetreatAndAMendedHostAPersonGoesForwardAgain() throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    assertRetreated(scene.untilStanding(Standing.STOPPED));
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);

    scene.world.verbs().retry(Programs.DOMAIN);
    scene.untilStanding(Standing.DONE);

    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.newMx(Programs.DAY).set());
  }

  @Test
  void aRetreatDoesNotReturnToAHostThatIsGone() throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    scene.world.hosts().behave(Programs.OLD, Behaviour.REJECTS);
    int before = scene.world.zone().writes().size();

    Tick tick = scene.untilStanding(Standing.STOPPED);

    assertThat(tick.rest().why()).contains(Programs.OLD.toString());
    assertThat(scene.world.zone().writes()).hasSize(before);
  }

  @Test
  void aSilentHostFreezesAndAfterFourHoursTheRunRetreats() throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.SILENT);
    Instant broke = scene.world.clock().instant();
    scene.untilStanding(Standing.FROZEN);

    scene.until(tick -> tick.run().turned().isPresent());

    assertThat(Duration.between(broke, scene.world.clock().instant()))
        .isBetween(Duration.ofHours(4), Duration.ofMinutes(4 * 60 + 31));
    assertRetreated(scene.untilStanding(Standing.STOPPED));
  }

  @Test
  void aHostThatComesBackInTimeOnlyCostsTime() throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    Instant broke = scene.world.clock().instant();
    scene.until(tick -> scene.world.clock().instant().isAfter(broke.plus(Duration.ofHours(3))));
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);

    scene.untilAt("retire/mx");

    Instant settled = scene.run().life("swap/mx").since();
    assertThat(Duration.between(settled, scene.world.clock().instant()))
        .isGreaterThan(Duration.ofHours(72 + 3));
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void whatCannotBeLookedAtFreezesForEverAndNeverRetreats() throws Exception {
    inTheHold();
    scene.world.witness().blocked(true);
    int before = scene.world.zone().writes().size();

    scene.hourly(Duration.ofDays(12));

    assertThat(scene.run().standing()).isEqualTo(Standing.FROZEN);
    assertThat(scene.world.zone().writes()).hasSize(before);
    Standstill still = Standstill.of(scene.run());
    assertThat(scene.world.tick().rest().why()).isEqualTo(still.why());
    assertThat(still.why())
        .startsWith("inconclusive: no way out on port 25; nobody knows since 2026-03-0")
        .endsWith("so nothing goes on and nothing goes back by itself, however long it lasts");
    assertThat(still.unblock())
        .isEqualTo(
            "mxshift replan PLAN (with verify.via, verify.probers or verify.vouched)"
                + " | mxshift rollback example.com");
    scene.world.witness().blocked(false);
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void twoRejectionsAreTwoAlthoughNobodyCouldLookBetween() throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    scene.world.clock().advance(Duration.ofMinutes(15));
    scene.world.tick();
    scene.world.witness().blocked(true);
    scene.hourly(Duration.ofHours(3));
    assertThat(scene.run().turned()).isEmpty();
    scene.world.witness().blocked(false);
    scene.world.clock().advance(Duration.ofMinutes(15));
    scene.world.tick();
    assertThat(scene.run().turned()).contains(Cause.RETREAT);
  }

  @Test
  void whereAPersonMayDoWithoutTheLookThatNobodyCanMakeItIsSaid() throws Exception {
    scene.started().untilAt("verify/hosts");
    scene.world.witness().blocked(true);
    scene.untilStanding(Standing.FROZEN);
    assertThat(scene.world.tick().rest().unblock())
        .startsWith("mxshift skip example.com verify/hosts --reason TEXT | mxshift replan PLAN");
    scene.world.verbs().skip(Programs.DOMAIN, "verify/hosts", "seen by hand");
    scene.until(tick -> !scene.at().equals("verify/hosts"));
  }

  @Test
  void mailThatIsDeferredIsToldWithTheMomentAtWhichTheRunGoesBack() throws Exception {
    inTheHold();
    scene.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    scene.untilStanding(Standing.FROZEN);
    Instant until =
        scene.world.clock().instant().plus(Duration.ofHours(4)).truncatedTo(ChronoUnit.MINUTES);
    assertThat(scene.world.tick().rest().why())
        .startsWith("deferred: ")
        .endsWith("; if that lasts until " + until + ", the run goes back");
  }

  @Test
  void whereANameServerCannotBeAskedItIsSpokenOfThatAndNotOfTheHosts() throws Exception {
    inTheHold();
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ZERO).silenced());
    scene.untilStanding(Standing.FROZEN);
    Standstill still = Standstill.of(scene.run());
    assertThat(still.why()).startsWith("a name server of example.com could not be asked; ");
    assertThat(still.unblock()).isEqualTo("mxshift explain example.com");
  }

  /** Of an old host beside a standby that takes no mail yet, the run stops. */
  @Test
  void whereNobodyKnowsWhoseHostDefersBothEndsAreSaid() throws Exception {
    Scene standby = new Scene(Programs.brief().inStandby(), 5);
    standby.started().untilAt("verify/hosts");
    standby.world.hosts().behave(Programs.OLD, Behaviour.DEFERS);
    standby.untilStanding(Standing.FROZEN);
    assertThat(Standstill.of(standby.run()).why())
        .endsWith("goes back, or stops where it is no published new host");
    assertThat(standby.untilStanding(Standing.STOPPED).run().turned()).isEmpty();
  }

  /** Senders come to it whenever an old host puts them off, so what it rejects is lost mail. */
  @ParameterizedTest
  @ValueSource(strings = {"introduce/mx", "verify/hosts", "swap/mx"})
  void aHostInStandbyThatRejectsLeavesDnsAgain(String at) throws Exception {
    Scene standby = new Scene(Programs.brief(Effect.MOVE).inStandby(), 5);
    standby.started().untilAt(at);
    standby.until(tick -> tick.run().brought().contains(Programs.NEW));
    standby.world.hosts().behave(Programs.NEW_SECOND, Behaviour.REJECTS);
    Instant broke = standby.world.clock().instant();

    standby.until(tick -> tick.run().turned().isPresent());

    assertThat(Duration.between(broke, standby.world.clock().instant()))
        .isLessThan(Duration.ofMinutes(20));
    assertThat(standby.run().turned()).contains(Cause.RETREAT);
    standby.untilStanding(Standing.STOPPED);
    assertThat(standby.sets())
        .containsEntry(Programs.MX, Programs.oldMx(Programs.LOW).set())
        .containsEntry(Programs.TXT, Scene.shared(Programs.bothSpf(Programs.LOW)));
  }

  @Test
  void anOldHostThatRejectsBesideAStandbyOnlyStopsTheRun() throws Exception {
    Scene standby = new Scene(Programs.brief().inStandby(), 5);
    standby.started().untilAt("verify/hosts");
    standby.world.hosts().behave(Programs.OLD, Behaviour.REJECTS);
    assertThat(standby.untilStanding(Standing.STOPPED).run().turned()).isEmpty();
  }

  @Test
  void aHostThatRejectsBeforeTheMoveStopsTheRunBeforeTheFirstWrite() throws Exception {
    scene.world.hosts().refuse(Programs.NEW_SECOND, java.util.List.of(Programs.PERSON));
    scene.started();

    Tick tick = scene.untilStanding(Standing.STOPPED);

    assertThat(tick.rest().why()).contains(Programs.NEW_SECOND.toString());
    assertThat(scene.world.zone().writes()).isEmpty();
    scene.world.hosts().refuse(Programs.NEW_SECOND, java.util.List.of());
    scene.world.verbs().retry(Programs.DOMAIN);
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void aHostThatBreaksWhileOldTtlsRunOutIsNotPublished() throws Exception {
    scene.started().untilAt("await-ttl/caches");
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);

    scene.untilStanding(Standing.STOPPED);

    assertThat(scene.at()).isEqualTo("introduce/mx");
    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.oldMx(Programs.LOW).set());
  }
}
