package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/** New hosts that take all their recipients and are not as a mail host must be all the same. */
class UnfitTest {

  private final Scene scene = new Scene(PolicyProgram.brief(), 5);

  UnfitTest() {
    serve(scene);
  }

  private static void serve(Scene scene) {
    scene.world.witness().policy().serve(Set.of(Programs.OLD, Programs.NEW, Programs.NEW_SECOND));
  }

  /** The same, where other conditions open this move. */
  private static Scene scene(String id, UnaryOperator<List<Condition>> opens) {
    Program brief = PolicyProgram.brief();
    List<Move> moves =
        brief.moves().stream()
            .map(
                move ->
                    new Move(
                        move.id(),
                        move.step(),
                        move.effect(),
                        move.change(),
                        move.id().equals(id) ? opens.apply(move.opens()) : move.opens(),
                        move.served(),
                        move.settles(),
                        move.why()))
            .toList();
    Scene scene =
        new Scene(
            new Program(
                brief.domain(), brief.zone(), brief.direction(), brief.terms(), moves, List.of()),
            5);
    serve(scene);
    return scene;
  }

  private static List<Condition> gated(List<Condition> opens) {
    return Stream.concat(Stream.of(new Condition.Approved(Effect.MOVE)), opens.stream()).toList();
  }

  /** Messages straight to new hosts must be found in the mailbox. */
  private static Condition arriving(Condition condition) {
    return new Condition.Proven(
        condition.questions().stream()
            .map(
                question ->
                    question instanceof Question.Delivers sent
                            && sent.route() instanceof Route.Direct
                        ? new Question.Delivers(sent.route(), sent.mailbox(), sent.sender(), true)
                        : question)
            .toList());
  }

  /** A host that knows the machine that asks looks the same, so this is for people to judge. */
  @Test
  void aHostThatLooksLikeARelayIsToldAtTheGateOfTheMoveAndStopsNothing() throws Exception {
    Scene gated = scene("introduce/mx", UnfitTest::gated);
    gated.world.hosts().openRelay(Programs.NEW, true);
    Tick waits = gated.started().until(tick -> tick.rest().kind() == Rest.Kind.PERSON);
    assertThat(gated.at()).isEqualTo("introduce/mx");
    assertThat(waits.rest().why())
        .isEqualTo(
            "gate 'move' is closed; of the new hosts, not as it should be: "
                + Programs.NEW
                + " is an open relay");
    gated.world.verbs().approve(Programs.DOMAIN, Effect.MOVE);
    gated.untilAt("hold/green");
    assertThat(gated.run().remarks()).containsExactly(Programs.NEW + " is an open relay");
  }

  @Test
  void oneThatOpensLaterIsToldFromTheNextProofOn() throws Exception {
    scene.started().untilAt("await-ttl/caches");
    assertThat(scene.run().remarks()).isEmpty();
    scene.world.hosts().openRelay(Programs.NEW, true);
    scene.untilAt("verify/hosts");
    assertThat(scene.run().remarks()).containsExactly(Programs.NEW + " is an open relay");
  }

  @Test
  void inTheHoldItIsNotAskedAgain() throws Exception {
    scene.started().untilAt("hold/green");
    scene.world.hosts().openRelay(Programs.NEW, true);
    scene.until(tick -> !scene.at().equals("hold/green"));
    assertThat(scene.run().standing()).isEqualTo(Standing.RUNNING);
    assertThat(scene.run().remarks()).isEmpty();
  }

  @Test
  void whatIsRemarkedOnStopsNothingAndIsKnownUntilItIsMended() throws Exception {
    List<String> remarks = List.of(Programs.NEW + " refuses postmaster: 550");
    scene.world.hosts().remark(Programs.NEW, remarks);
    scene.started().untilAt("await-ttl/caches");
    assertThat(scene.run().remarks()).isEqualTo(remarks);
    scene.world.hosts().remark(Programs.NEW, List.of());
    scene.untilAt("hold/green");
    assertThat(scene.run().remarks()).isEmpty();
  }

  /** Only the first is introduced in front, the second comes with the swap. */
  @Test
  void whatIsRemarkedOnOfHostsThatAreAskedInDifferentMovesIsKnownFromThenOn() throws Exception {
    String first = Programs.NEW + " refuses postmaster: 550";
    String second = Programs.NEW_SECOND + " refuses abuse: 550";
    scene.world.hosts().remark(Programs.NEW, List.of(first));
    scene.world.hosts().remark(Programs.NEW_SECOND, List.of(second));
    scene.started().untilAt("hold/green");
    assertThat(scene.run().remarks()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void aLookThatDoesNotReachAHostLeavesItsRemarks() throws Exception {
    String remark = Programs.NEW + " refuses postmaster: 550";
    scene.world.hosts().remark(Programs.NEW, List.of(remark));
    scene.started().untilAt("verify/hosts");
    scene.world.hosts().behave(Programs.NEW, Behaviour.SILENT);
    scene.untilStanding(Standing.FROZEN);
    assertThat(scene.run().remarks()).containsExactly(remark);
  }

  @Test
  void whileAnythingElseIsRedNobodyIsAskedForStrangers() throws Exception {
    scene.started().untilAt("verify/hosts");
    scene.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    scene.untilStanding(Standing.FROZEN);
    int asked = scene.world.hosts().examined().size();
    Instant red = scene.world.clock().instant();
    scene.until(tick -> scene.world.clock().instant().isAfter(red.plus(Duration.ofHours(2))));
    assertThat(scene.run().standing()).isEqualTo(Standing.FROZEN);
    assertThat(scene.world.hosts().examined()).hasSize(asked);
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    scene.untilAt("hold/green");
    assertThat(scene.world.hosts().examined()).hasSizeGreaterThan(asked);
  }

  @Test
  void whileAMessageIsAwaitedNobodyIsAskedForStrangers() throws Exception {
    Scene arriving =
        scene("preflight/hosts", opens -> opens.stream().map(UnfitTest::arriving).toList());
    arriving.world.witness().mailbox().fare(VirtualMailbox.Fate.ARRIVES, Duration.ofMinutes(20));
    arriving.started().untilAt("preflight/hosts");
    assertThat(arriving.world.hosts().examined()).isEmpty();
    arriving.until(tick -> !arriving.at().equals("preflight/hosts"));
    assertThat(arriving.world.hosts().examined())
        .containsExactlyInAnyOrder(Programs.NEW, Programs.NEW_SECOND);
  }
}
