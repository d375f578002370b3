package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.engine.Event;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Trigger;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Txt;
import org.mxshift.program.Move;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/** A zone that only people change: the same clocks, proofs and ways back as anywhere. */
class HandsTest {

  private static final Programs PROGRAMS = Programs.brief();

  private static Scene scene() {
    return new Scene(PROGRAMS, 5);
  }

  /** Nobody does anything before the test does. */
  private static Scene idle() {
    Scene scene = scene();
    scene.world.zone().byHand((from, to) -> {});
    return scene;
  }

  private static Stream<String> writes() {
    return PROGRAMS.program().moves().stream().filter(Move::writes).map(Move::id);
  }

  private static boolean asks(Tick tick) {
    return tick.rest().kind() == Rest.Kind.ASKED;
  }

  private static Phase phase(Tick tick) {
    return tick.run().life(tick.run().current().orElseThrow().id()).phase();
  }

  /** Idle hands that do what is asked by the test itself, until this move is asked for. */
  private static Tick untilAsked(Scene scene, String id) throws Exception {
    return scene.until(
        tick -> asks(tick) && scene.at().equals(id),
        tick -> {
          if (asks(tick) && !scene.at().equals(id)) {
            scene.world.zone().edited(tick.rest().errand().orElseThrow().to());
          }
        });
  }

  /** Whoever is asked from now on does it at once. */
  private static void finish(Scene scene, Standing standing) throws Exception {
    Hands.QUICK.serve(scene.world);
    scene.until(
        tick -> tick.run().standing() == standing,
        tick -> {
          if (asks(tick)) {
            scene.world.zone().edited(tick.rest().errand().orElseThrow().to());
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Hands.class)
  void theMailMovesWhateverHandsDoIt(Hands hands) throws Exception {
    Scene scene = scene();
    hands.serve(scene.world);
    Senders senders =
        new Senders(
            scene.world.caches(),
            scene.world.hosts(),
            scene.world.random(),
            Programs.PERSON,
            Scene.START,
            Duration.ofMinutes(5),
            Duration.ofDays(5));
    scene.started();

    scene.until(
        tick -> tick.run().standing() == Standing.DONE,
        tick -> senders.send(scene.world.clock().instant()));

    assertThat(scene.sets())
        .containsEntry(Programs.MX, Programs.newMx(Programs.DAY).set())
        .containsEntry(Programs.TXT, Scene.shared(Programs.newSpf(Programs.DAY)));
    assertThat(scene.world.zone().writes()).as("written by the program").isEmpty();
    assertThat(triggers(scene)).filteredOn(Trigger.ASKED::equals).hasSize((int) writes().count());
    assertThat(senders.count().bounced() + senders.count().lost()).isZero();
    assertThat(senders.count().delivered()).isEqualTo(senders.count().sent());
  }

  private static List<Trigger> triggers(Scene scene) {
    return scene.world.journal().latest(Programs.DOMAIN).stream()
        .filter(entry -> entry.event() instanceof Event.Lived)
        .map(entry -> ((Event.Lived) entry.event()).trigger())
        .toList();
  }

  @Test
  void aLookThatFindsNothingNewLeavesNoTrace() throws Exception {
    Scene scene = idle().started();
    Tick asked = untilAsked(scene, "prepare/mx");
    for (int i = 0; i < 5; i++) {
      scene.world.clock().advance(Duration.ofMinutes(1));
      Tick again = scene.world.tick();
      assertThat(again.entries()).isEmpty();
      assertThat(again.rest().why()).isEqualTo(asked.rest().why());
      assertThat(again.rest().errand()).isEqualTo(asked.rest().errand());
    }
  }

  static Stream<Arguments> slips() {
    String missing = "missing: 10 mx1.new.example.";
    Mx old = new Mx(20, Programs.OLD);
    return Stream.of(
        Arguments.of(List.of(new Mx(10, Programs.NEW)), "missing: 20 mail.old.example."),
        Arguments.of(List.of(), missing),
        Arguments.of(List.of(new Mx(5, Programs.NEW), old), "to go: 5 mx1.new.example."),
        Arguments.of(
            List.of(new Mx(10, Name.of("mx1.new.example.example.com")), old),
            "to go: 10 mx1.new.example.example.com."));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void whatIsHalfDoneOrMistypedIsNamedAndWaitedFor(List<Mx> typed, String why) throws Exception {
    Scene scene = idle().started();
    RecordSet wanted = untilAsked(scene, "introduce/mx").rest().errand().orElseThrow().to();
    assertThat(wanted.mx()).containsExactly(new Mx(10, Programs.NEW), old20());

    scene.world.zone().edited(wanted.withValues(typed));
    Tick tick = scene.world.tick();

    assertThat(phase(tick)).isEqualTo(Phase.ASKED);
    assertThat(tick.rest().why()).startsWith("example.com MX is not yet as asked").contains(why);
    assertThat(tick.rest().errand().orElseThrow().from().mx()).isEqualTo(typed);
    finish(scene, Standing.DONE);
  }

  static Stream<Arguments> slipsInSpf() {
    String both = "v=spf1 ip4:192.0.2.10 include:new.example -all";
    String missing = "missing: \"" + both + "\"";
    return Stream.of(
        Arguments.of(List.of("v=spf1 ip4:192.0.2.10 include:nwe.example -all"), missing),
        Arguments.of(List.of("v=spf1  include:new.example ip4:192.0.2.1 -all"), missing),
        Arguments.of(
            List.of("v=spf1 ip4:192.0.2.10 -all", both), "to go: \"v=spf1 ip4:192.0.2.10 -"),
        Arguments.of(List.of("v=spf1 ip4:192.0.2.10 include:new.example ~all"), missing),
        Arguments.of(List.of(), missing));
  }

  @ParameterizedTest
  @MethodSource("slipsInSpf")
  void aMistypedSpfRecordIsNamedAndWaitedFor(List<String> typed, String why) throws Exception {
    Scene scene = idle().started();
    RecordSet wanted = untilAsked(scene, "prepare/spf").rest().errand().orElseThrow().to();
    List<Rdata> values = new ArrayList<>(typed.stream().map(Txt::of).toList());
    values.add(Programs.STRANGER);

    scene.world.zone().edited(wanted.withValues(values));
    Tick tick = scene.world.tick();

    assertThat(phase(tick)).as(tick.rest().why()).isEqualTo(Phase.ASKED);
    assertThat(tick.rest().why()).startsWith("example.com TXT is not yet as asked").contains(why);
    finish(scene, Standing.DONE);
    assertThat(scene.sets())
        .containsEntry(Programs.TXT, Scene.shared(Programs.newSpf(Programs.DAY)));
  }

  /** A sender that nobody was asked to add is somebody else's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=spf1 ip4:192.0.2.10 include:new.example include:stranger.example -all",
        "v=spf1 ip4:192.0.2.10 ip4:192.0.2.12 include:new.example -all"
      })
  void anotherSenderInSpfStopsTheRun(String other) throws Exception {
    Scene scene = idle().started();
    RecordSet wanted = untilAsked(scene, "prepare/spf").rest().errand().orElseThrow().to();
    scene.world.zone().edited(wanted.withValues(List.of(Txt.of(other))));
    assertThat(scene.world.tick().run().standing()).isEqualTo(Standing.STOPPED);
  }

  private static Mx old20() {
    return new Mx(20, Programs.OLD);
  }

  @Test
  void anotherTtlIsNamed() throws Exception {
    Scene scene = idle().started();
    RecordSet wanted = untilAsked(scene, "prepare/mx").rest().errand().orElseThrow().to();
    scene.world.zone().edited(wanted.withTtl(new org.mxshift.model.Ttl(3600)));
    assertThat(scene.world.tick().rest().why())
        .isEqualTo("example.com MX is not yet as asked: TTL: 3600 instead of 300");
    finish(scene, Standing.DONE);
  }

  /** A TTL of two days that was there for a while is waited out before the hosts change. */
  @Test
  void aTtlThatWasTooHighOnItsWayIsWaitedOut() throws Exception {
    Scene scene = scene();
    Hands.WRONG_TTL.serve(scene.world);
    scene.started();
    scene.untilAt("introduce/mx");
    assertThat(Duration.between(Scene.START, scene.world.clock().instant()))
        .isGreaterThan(Duration.ofDays(2));
  }

  @Test
  void somebodyElsesRecordStopsTheRunAndAPersonGoesOn() throws Exception {
    Scene scene = idle().started();
    RecordSet wanted = untilAsked(scene, "introduce/mx").rest().errand().orElseThrow().to();
    List<Mx> values = new ArrayList<>(wanted.mx());
    values.add(new Mx(1, Name.of("mail.stranger.example")));
    scene.world.zone().edited(wanted.withValues(values));

    Tick stopped = scene.world.tick();

    assertThat(stopped.run().standing()).isEqualTo(Standing.STOPPED);
    assertThat(stopped.rest().why())
        .contains("before example.com MX", "expected example.com MX", "1 mail.stranger.example.");
    scene.world.zone().edited(wanted);
    scene.world.verbs().retry(Programs.DOMAIN);
    finish(scene, Standing.DONE);
  }

  static Stream<Arguments> waysBack() {
    return writes()
        .flatMap(id -> Stream.of("untouched", "half", "done").map(how -> Arguments.of(id, how)));
  }

  @ParameterizedTest
  @MethodSource("waysBack")
  void fromEveryRequestAWayLeadsBack(String id, String how) throws Exception {
    Scene scene = idle();
    Map<SetKey, RecordSet> before = scene.sets();
    scene.started();
    var errand = untilAsked(scene, id).rest().errand().orElseThrow();
    switch (how) {
      case "half" -> scene.world.zone().edited(errand.from().withTtl(errand.to().ttl()));
      case "done" -> scene.world.zone().edited(errand.to());
      default -> assertThat(how).isEqualTo("untouched");
    }

    scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    finish(scene, Standing.ROLLED_BACK);

    assertThat(scene.sets()).isEqualTo(before);
  }

  @Test
  void aPauseAsksForNothing() throws Exception {
    Scene scene = idle().started();
    untilAsked(scene, "introduce/mx");
    scene.world.verbs().pause(Programs.DOMAIN, "lunch");
    assertThat(scene.world.tick().rest().why())
        .isEqualTo("paused: lunch; leave example.com MX as it is");
    scene.world.verbs().resume(Programs.DOMAIN);
    assertThat(scene.world.tick().rest().kind()).isEqualTo(Rest.Kind.ASKED);
  }

  /** A proof must not be older than a gap in watching when somebody acts on it. */
  @Test
  void whoeverIsSlowIsToldWhenTheNewHostIsDown() throws Exception {
    Scene scene = idle().started();
    untilAsked(scene, "introduce/mx");
    scene.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    Instant asked = scene.world.clock().instant();

    Tick frozen = scene.until(tick -> tick.rest().kind() == Rest.Kind.FROZEN);

    assertThat(Duration.between(asked, scene.world.clock().instant()))
        .isLessThan(Duration.ofHours(7));
    assertThat(frozen.rest().why()).startsWith("do not change example.com MX yet: ");
    assertThat(frozen.run().standing()).isEqualTo(Standing.FROZEN);
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    scene.until(HandsTest::asks);
    finish(scene, Standing.DONE);
  }

  /** The message of a fresh proof is under way: no failure, and written down once. */
  @Test
  void whoeverIsSlowWaitsWhileTheMessageOfAFreshProofIsUnderWay() throws Exception {
    Scene scene = new Scene(Programs.brief().arriving(), 3);
    scene.world.zone().byHand((from, to) -> {});
    scene.started();
    untilAsked(scene, "introduce/mx");
    scene.world.witness().mailbox().fare(VirtualMailbox.Fate.ARRIVES, Duration.ofMinutes(30));
    scene.world.clock().advance(Duration.ofHours(7));

    Tick first = scene.world.tick();

    assertThat(first.rest().kind()).isEqualTo(Rest.Kind.TIME);
    assertThat(first.rest().why()).startsWith("do not change example.com MX yet: ");
    assertThat(first.entries()).hasSize(1);
    scene.world.clock().advance(Duration.ofMinutes(1));
    assertThat(scene.world.tick().entries()).isEmpty();
    scene.world.clock().advance(Duration.ofMinutes(30));
    assertThat(asks(scene.world.tick())).isTrue();
    finish(scene, Standing.DONE);
  }

  @Test
  void aRequestIsFoundCarriedOutByALaterProcess() throws Exception {
    Scene scene = idle().started();
    Tick tick = untilAsked(scene, "introduce/mx");
    scene.world.zone().edited(tick.rest().errand().orElseThrow().to());
    Run run = scene.world.tick().run();
    assertThat(run.life("introduce/mx").phase()).isIn(Phase.APPLIED, Phase.SEEN);
  }
}
