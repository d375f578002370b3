package org.mxshift.simulate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Verbs;
import org.mxshift.model.Name;
import org.mxshift.program.Effect;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/** What people say, what comes of it, and what is refused. */
class VerbsTest {

  private final Scene scene =
      new Scene(Programs.brief(Effect.MOVE, Effect.RETIRE, Effect.NARROW), 8);
  private final Verbs verbs = scene.world.verbs();

  private static void refused(ThrowingCallable verb, String... words) {
    assertThatThrownBy(verb).isInstanceOf(RefusedException.class).hasMessageContainingAll(words);
  }

  private Tick waiting(String move) throws Exception {
    scene.untilAt(move);
    return scene.until(tick -> tick.rest().kind() == Rest.Kind.PERSON);
  }

  @Test
  void everyGateWaitsForItsApproval() throws Exception {
    scene.started();
    for (Effect gate : List.of(Effect.MOVE, Effect.RETIRE, Effect.NARROW)) {
      Tick tick = scene.until(t -> t.rest().kind() == Rest.Kind.PERSON);
      int before = scene.world.zone().writes().size();
      assertThat(tick.rest().why()).contains("'" + gate.word() + "'");
      assertThat(tick.rest().unblock()).isEqualTo("mxshift approve example.com " + gate.word());
      scene.world.clock().advance(Duration.ofDays(3));
      assertThat(scene.world.tick().rest().kind()).isEqualTo(Rest.Kind.PERSON);
      assertThat(scene.world.zone().writes()).hasSize(before);
      verbs.approve(Programs.DOMAIN, gate);
    }
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void anApprovalIsOfOneProgramOnly() throws Exception {
    scene.started();
    waiting("introduce/mx");
    verbs.approve(Programs.DOMAIN, Effect.MOVE);
    verbs.replan(Programs.brief(Effect.MOVE).inStandby().program(), "another plan", scene.run());

    assertThat(scene.run().approved()).isEmpty();
    refused(() -> verbs.approve(Programs.DOMAIN, Effect.NARROW), "narrow", "waits for");
  }

  @Test
  void whoeverGoesForwardAgainPassesTheGateAgain() throws Exception {
    scene.started();
    waiting("introduce/mx");
    verbs.approve(Programs.DOMAIN, Effect.MOVE);
    scene.untilAt("hold/green");
    verbs.rollback(Programs.DOMAIN, Optional.of(Step.AWAIT_TTL));
    scene.untilStanding(Standing.HALTED);
    verbs.retry(Programs.DOMAIN);

    Tick tick = scene.until(t -> t.rest().kind() == Rest.Kind.PERSON);

    assertThat(tick.rest().unblock()).isEqualTo("mxshift approve example.com move");
    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.oldMx(Programs.LOW).set());
  }

  @Test
  void aPauseStopsForwardWritesButNotAPersonsWayBack() throws Exception {
    scene.started().untilAt("prepare/mx");
    verbs.pause(Programs.DOMAIN, "lunch");
    assertThat(scene.run().standing()).isEqualTo(Standing.PAUSED);
    Tick tick = scene.until(t -> t.rest().kind() == Rest.Kind.PERSON);
    assertThat(tick.rest().why()).isEqualTo("paused: lunch");
    assertThat(tick.rest().unblock()).isEqualTo("mxshift resume example.com");
    int before = scene.world.zone().writes().size();
    scene.world.clock().advance(Duration.ofDays(2));
    scene.world.tick();
    assertThat(scene.world.zone().writes()).hasSize(before);

    verbs.rollback(Programs.DOMAIN, Optional.empty());
    verbs.pause(Programs.DOMAIN, "all of them");
    scene.untilStanding(Standing.ROLLED_BACK);
  }

  /** A day of it remains, however long the pause was and however green. */
  @ParameterizedTest
  @ValueSource(strings = {"hold/green", "drain/caches"})
  void noHoldAndNoDrainIsOverInAPause(String move) throws Exception {
    Scene paused = new Scene(Programs.usual(), 8).started();
    paused.untilAt(move);
    paused.world.verbs().pause(Programs.DOMAIN, "holidays");
    Tick last = paused.hourly(Duration.ofDays(9));
    assertThat(paused.at()).isEqualTo(move);
    assertThat(last.rest().why()).isEqualTo("paused: holidays");
    assertThat(last.rest().due()).isPresent();

    paused.world.verbs().resume(Programs.DOMAIN);
    Instant resumed = paused.world.clock().instant();
    paused.until(tick -> !paused.at().equals(move));
    assertThat(Duration.between(resumed, paused.world.clock().instant()))
        .isBetween(Duration.ofHours(24), Duration.ofHours(26));
  }

  @Test
  void whoeverGoesForwardAgainEndsThePauseFirst() throws Exception {
    Scene halted = new Scene(Programs.brief(), 8).started();
    halted.untilAt("hold/green");
    Verbs person = halted.world.verbs();
    person.rollback(Programs.DOMAIN, Optional.of(Step.AWAIT_TTL));
    halted.untilStanding(Standing.HALTED);
    person.pause(Programs.DOMAIN, "nobody changes DNS today");

    refused(() -> person.retry(Programs.DOMAIN), "nobody changes DNS today", "mxshift resume");
    assertThat(halted.world.tick().rest().unblock())
        .endsWith("mxshift resume example.com and mxshift retry example.com goes forward again");

    person.resume(Programs.DOMAIN);
    person.retry(Programs.DOMAIN);
    halted.untilStanding(Standing.DONE);
  }

  @Test
  void aPauseThatIsAcceptedFirstComesBeforeTheIntent() throws Exception {
    scene.started();
    MemoryJournal here = scene.world.journal().cloned(scene.world.faults());
    scene.beforePublishing(() -> verbs.pause(Programs.DOMAIN, "wait"));

    Tick tick = scene.world.tick(here);

    assertThat(tick.run().paused()).contains("wait");
    assertThat(scene.world.zone().writes()).isEmpty();
    assertThat(scene.world.journal().latest(Programs.DOMAIN)).containsAll(tick.entries());
  }

  /** The new plan may be of another zone or account than those that this tick has opened. */
  @Test
  void aPlanThatIsReplacedDuringATickIsNotCarriedOutInTheZoneOfTheOldOne() throws Exception {
    scene.started();
    MemoryJournal here = scene.world.journal().cloned(scene.world.faults());
    Program next = Programs.brief(Effect.MOVE).program();
    Run seen = scene.run();
    scene.beforePublishing(() -> verbs.replan(next, "zone: {account: other}", seen));

    Tick tick = scene.world.tick(here);

    assertThat(tick.rest().why()).isEqualTo("another plan is in force; the next tick goes by it");
    assertThat(tick.rest().due()).contains(scene.world.clock().instant());
    assertThat(scene.world.zone().writes()).isEmpty();
    assertThat(scene.world.tick(here).entries()).isNotEmpty();
  }

  @Test
  void aPlanThatWasCompiledBeforeTheRunWentOnDoesNotTakeItsPlace() throws Exception {
    scene.started();
    waiting("introduce/mx");
    Run seen = scene.run();
    verbs.approve(Programs.DOMAIN, Effect.MOVE);
    scene.untilAt("verify/hosts");

    refused(
        () -> verbs.replan(Programs.brief().program(), "from what was there", seen),
        "gone on since the new plan was compiled");
    assertThat(scene.run().plan()).isEqualTo("mxshift: 1");
  }

  /** Of one host the person types all that came; the others, and the old host, prove nothing. */
  @Test
  void aMessageProvesTheHostThatTookItAndNoOther() throws Exception {
    Scene scene = new Scene(Programs.brief().confirming(), 8);
    Verbs person = scene.world.verbs();
    scene.world.hosts().behave(Programs.NEW_SECOND, Behaviour.DEFERS);
    scene.started().world.tick();
    scene.world.hosts().behave(Programs.NEW_SECOND, Behaviour.ACCEPTS);
    scene.until(t -> t.rest().kind() == Rest.Kind.PERSON);
    List<VirtualHosts.Taken> all = scene.world.hosts().taken();

    refused(() -> person.confirm(Programs.DOMAIN, first(all, Programs.OLD)), "proves no new host");
    refused(() -> person.confirm(Programs.DOMAIN, first(all, Programs.NEW)), "not all hosts");
    person.confirm(Programs.DOMAIN, last(all, Programs.NEW));
    assertThat(scene.world.tick().rest().why()).endsWith("; 1 of 2 confirmed");
    person.confirm(Programs.DOMAIN, last(all, Programs.NEW_SECOND));
    scene.untilStanding(Standing.DONE);
  }

  private static String first(List<VirtualHosts.Taken> all, Name host) {
    return all.stream().filter(one -> one.host().equals(host)).findFirst().orElseThrow().word();
  }

  private static String last(List<VirtualHosts.Taken> all, Name host) {
    return all.stream()
        .filter(one -> one.host().equals(host))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .word();
  }

  @Test
  void aTokenThatArrivedIsConfirmedAndNoOther() throws Exception {
    Scene confirming = new Scene(Programs.brief().confirming(), 8).started();
    Verbs person = confirming.world.verbs();

    Tick tick = confirming.until(t -> t.rest().kind() == Rest.Kind.PERSON);

    assertThat(tick.rest().why()).contains("0 of 2 confirmed", Programs.MAILBOX.toString());
    assertThat(tick.rest().unblock()).isEqualTo("mxshift confirm example.com TOKEN");
    assertThat(confirming.world.zone().writes()).isEmpty();
    refused(() -> person.confirm(Programs.DOMAIN, "made-up"), "no message", "subject");
    List<VirtualHosts.Taken> taken = confirming.world.hosts().taken();
    person.confirm(Programs.DOMAIN, taken.get(0).word());
    person.confirm(Programs.DOMAIN, " " + taken.get(1).word() + "\n");
    confirming.untilStanding(Standing.DONE);
    assertThat(confirming.world.journal().latest(Programs.DOMAIN).toString())
        .doesNotContain(taken.get(0).word());
  }

  @Test
  void aHurriedWayBackWaitsForNothingAndStillProves() throws Exception {
    Scene hurried = new Scene(Programs.brief(), 8).started();
    hurried.untilAt("narrow/spf");
    Instant said = hurried.world.clock().instant();
    hurried.world.verbs().rollback(Programs.DOMAIN, Optional.empty(), true);
    hurried.untilStanding(Standing.ROLLED_BACK);

    assertThat(Duration.between(said, hurried.world.clock().instant()))
        .isLessThan(Duration.ofMinutes(10));
    assertThat(hurried.sets()).containsEntry(Programs.MX, Programs.oldMx(Programs.DAY).set());
  }

  /** Each move of a run, and whether a person may do without it. */
  @Test
  void onlyALookThatNoPromiseRestsOnIsSkipped() throws Exception {
    Scene brief = new Scene(Programs.brief(), 8).started();
    List<String> skipped = new ArrayList<>();
    while (!brief.run().standing().ended()) {
      String id = brief.at();
      try {
        brief.world.verbs().skip(Programs.DOMAIN, id, "a reason");
        skipped.add(id);
      } catch (RefusedException e) {
        assertThat(e).hasMessageStartingWith("'" + id + "' of example.com ");
        brief.until(tick -> !brief.at().equals(id));
      }
    }
    assertThat(skipped).containsExactly("verify/hosts");
    assertThat(brief.run().skipped()).containsExactly(Map.entry("verify/hosts", "a reason"));
    assertThat(brief.world.journal().latest(Programs.DOMAIN))
        .extracting(entry -> entry.event().sentence())
        .contains("verify/hosts: skipped, a reason");
  }

  @Test
  void aFailureIsNotSkippedAndNothingThatIsNotAtHand() throws Exception {
    Scene failing = new Scene(Programs.brief().inStandby(), 8).started();
    Verbs person = failing.world.verbs();
    refused(() -> person.skip(Programs.DOMAIN, "verify", "x"), "is at 'preflight/zone'");
    failing.untilAt("verify/hosts");
    failing.world.hosts().behave(Programs.NEW, VirtualHosts.Behaviour.DEFERS);
    failing.untilStanding(Standing.FROZEN);
    refused(() -> person.skip(Programs.DOMAIN, "verify", "x"), "seen to fail", "rollback");
    failing.world.hosts().behave(Programs.NEW, VirtualHosts.Behaviour.ACCEPTS);
    failing.world.hosts().behave(Programs.OLD, VirtualHosts.Behaviour.REJECTS);
    failing.untilStanding(Standing.STOPPED);
    refused(() -> person.skip(Programs.DOMAIN, "verify", "x"), "seen to fail", "retry");
  }

  @Test
  void whatCannotBeSaidNowIsRefusedWithAReason() throws Exception {
    Name other = Name.of("other.example");
    refused(() -> verbs.pause(other, "x"), "no run of other.example", "mxshift apply");
    scene.started();
    refused(() -> verbs.start(scene.program, "again"), "not over", "mxshift status");
    refused(() -> verbs.resume(Programs.DOMAIN), "not paused", "mxshift status");
    refused(() -> verbs.retry(Programs.DOMAIN), "not stopped", "mxshift explain example.com");
    refused(() -> verbs.rollback(Programs.DOMAIN, Optional.of(Step.HOLD)), "await-ttl");
    verbs.pause(Programs.DOMAIN, "lunch");
    refused(() -> verbs.pause(Programs.DOMAIN, "more"), "already paused: lunch");
    verbs.resume(Programs.DOMAIN);
    verbs.approve(Programs.DOMAIN, Effect.MOVE);
    refused(() -> verbs.approve(Programs.DOMAIN, Effect.MOVE), "'move'", "already approved");
    scene.untilAt("prepare/mx");
    verbs.rollback(Programs.DOMAIN, Optional.empty());
    refused(() -> verbs.rollback(Programs.DOMAIN, Optional.empty()), "already on the way back");
    verbs.abandon(Programs.DOMAIN, "enough");
    assertThat(scene.world.tick().rest().why()).contains("abandoned: enough", "stays as it is");
    refused(() -> verbs.retry(Programs.DOMAIN), "is over", "abandoned");
    verbs.start(scene.program, "anew");
  }
}
