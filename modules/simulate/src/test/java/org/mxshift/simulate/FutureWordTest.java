package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Verbs;
import org.mxshift.program.Effect;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/** A person's machine whose clock is far ahead: what it says counts, its clock does not. */
class FutureWordTest {

  private static final Duration YEARS = Duration.ofDays(4000);

  private final Scene scene = new Scene(Programs.brief(Effect.MOVE, Effect.RETIRE), 8);
  private final Verbs verbs =
      new Verbs(scene.world.journal(), () -> scene.world.clock().instant().plus(YEARS), "a person");

  private void until(String move) throws Exception {
    scene.started().untilAt("introduce/mx");
    verbs.approve(Programs.DOMAIN, Effect.MOVE);
    scene.untilAt(move);
  }

  @Test
  void whatItApprovesIsDoneAndTheNewHostsAreGuarded() throws Exception {
    until("hold/green");
    verbs.approve(Programs.DOMAIN, Effect.RETIRE);
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    scene.until(tick -> tick.run().turned().isPresent());
    assertThat(scene.run().turned()).contains(Cause.RETREAT);
    assertThat(scene.world.clock().instant()).isBefore(Scene.START.plus(Duration.ofDays(4)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "unchecked", "replan", "rollback"})
  void whateverItSaysHoldsNothingUpAndShortensNoWait(String verb) throws Exception {
    if (verb.equals("replan")) {
      scene.started();
    } else {
      until("hold/green");
    }
    switch (verb) {
      case "pause" -> {
        verbs.pause(Programs.DOMAIN, "lunch");
        verbs.resume(Programs.DOMAIN);
      }
      case "unchecked" -> verbs.unchecked(Programs.DOMAIN, List.of("S09"), "seen");
      case "replan" -> verbs.replan(scene.program, "mxshift: 1", scene.run());
      default -> verbs.rollback(Programs.DOMAIN, Optional.empty());
    }
    Tick next = scene.world.tick();
    assertThat(next.rest().kind()).as(next.rest().why()).isNotEqualTo(Rest.Kind.LIMITED);
    if (verb.equals("rollback")) {
      scene.untilStanding(Standing.ROLLED_BACK);
    } else {
      scene.until(tick -> tick.rest().kind() == Rest.Kind.PERSON);
      assertThat(scene.at()).isEqualTo(verb.equals("replan") ? "introduce/mx" : "retire/mx");
    }
    assertThat(scene.world.clock().instant()).isBefore(Scene.START.plus(Duration.ofDays(9)));
  }

  @Test
  void aStoppedMoveIsTriedOnceMore() throws Exception {
    scene.started();
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    scene.untilStanding(Standing.STOPPED);
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    verbs.retry(Programs.DOMAIN);
    scene.untilAt("await-ttl/caches");
    assertThat(scene.world.clock().instant()).isBefore(Scene.START.plus(Duration.ofDays(1)));
  }

  /** A tick is another matter: waits begin by its clock. What is left is said. */
  @Test
  void aTickOfTheFutureIsGotRidOfByBeginningAnew() throws Exception {
    scene.world.wrong(YEARS);
    scene.started();
    scene.world.tick();
    scene.world.wrong(Duration.ZERO);
    Rest rest = scene.world.tick().rest();
    assertThat(rest.kind()).isEqualTo(Rest.Kind.LIMITED);
    assertThat(rest.unblock()).contains("mxshift abandon example.com");
    scene.world.verbs().abandon(Programs.DOMAIN, "a clock was wrong");
    scene.world.verbs().start(scene.program, "mxshift: 1");
    assertThat(scene.world.tick().rest().kind()).isNotEqualTo(Rest.Kind.LIMITED);
  }
}
