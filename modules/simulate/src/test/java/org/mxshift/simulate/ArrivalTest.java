package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Event;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Round;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.simulate.VirtualMailbox.Fate;
import org.mxshift.spi.Route;

/** Taken is not arrived: messages are looked for in the mailbox, across ticks. */
class ArrivalTest {

  private static final Duration MINUTES = Duration.ofMinutes(3);

  private final Scene scene = new Scene(Programs.brief().arriving(), 5);

  private void fare(Fate fate, Duration delay) {
    scene.world.witness().mailbox().fare(fate, delay);
  }

  private int sent() {
    return scene.world.hosts().taken().size();
  }

  /** How many were sent to the new hosts. */
  private long direct() {
    return scene.world.hosts().taken().stream()
        .filter(taken -> !taken.host().equals(Programs.OLD))
        .count();
  }

  /** Two messages to the new hosts, and one by way of the old, which need not arrive. */
  @Test
  void aMessageIsSentOnceAndLookedForUntilItIsThere() throws Exception {
    fare(Fate.ARRIVES, MINUTES);
    scene.started().untilAt("preflight/hosts");
    assertThat(scene.run().life("preflight/hosts").awaited()).hasSize(2);
    Instant began = scene.world.clock().instant();
    int through = 1;
    assertThat(sent()).isEqualTo(2 + through);
    scene.until(tick -> !scene.at().equals("preflight/hosts"));
    assertThat(Duration.between(began, scene.world.clock().instant()))
        .isBetween(MINUTES, MINUTES.plusMinutes(2));
    long direct = direct();
    assertThat(direct).isEqualTo(2);
  }

  /** The guard has messages of its own under way, and forgets none of the proof's. */
  @Test
  void aProofThatWaitsBesideTheGuardSendsNothingTwice() throws Exception {
    paused("swap/mx");
    fare(Fate.ARRIVES, MINUTES);
    long before = toSecond();
    scene.world.clock().advance(Duration.ofMinutes(16));
    scene.world.verbs().resume(Programs.DOMAIN);
    Tick waits = scene.world.tick();
    assertThat(waits.run().life("swap/mx").awaited())
        .extracting(message -> message.route())
        .contains(new Route.Direct(Programs.NEW_SECOND))
        .hasSize(2);
    scene.until(tick -> !scene.at().equals("swap/mx"));
    assertThat(toSecond() - before).isEqualTo(1);
  }

  /** Nothing begins then, so there is nothing to prove. */
  @Test
  void whileTheGuardIsRedNoProofIsSentThatTheLogWouldNotKnow() throws Exception {
    paused("swap/mx");
    scene.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    scene.untilStanding(Standing.PAUSED);
    scene.until(tick -> tick.run().life("swap/mx").guard().red());
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    scene.world.verbs().resume(Programs.DOMAIN);
    long before = toSecond();
    scene.world.clock().advance(Duration.ofSeconds(20));
    assertThat(scene.world.tick().rest().kind()).isEqualTo(Rest.Kind.FROZEN);
    assertThat(toSecond()).isEqualTo(before);
    scene.until(tick -> !scene.at().equals("swap/mx"));
    assertThat(toSecond() - before).isEqualTo(1);
  }

  private void paused(String at) throws Exception {
    scene.started().untilAt("verify/hosts");
    scene.world.verbs().pause(Programs.DOMAIN, "a look");
    scene.untilAt(at);
  }

  private long toSecond() {
    return scene.world.hosts().taken().stream()
        .filter(taken -> taken.host().equals(Programs.NEW_SECOND))
        .count();
  }

  @Test
  void slowMailStopsNoClock() throws Exception {
    fare(Fate.ARRIVES, MINUTES);
    scene.started().untilAt("hold/green");
    Instant began = scene.world.clock().instant();
    scene.until(tick -> !scene.at().equals("hold/green"));
    assertThat(Duration.between(began, scene.world.clock().instant()))
        .isLessThan(Duration.ofHours(2).plusMinutes(10));
    scene.untilStanding(Standing.DONE);
    assertThat(scene.world.journal().latest(Programs.DOMAIN))
        .filteredOn(e -> e.event() instanceof Event.Probed p && p.round() == Round.ARRIVAL)
        .isNotEmpty();
  }

  @Test
  void whatIsNeverFoundStopsTheRunBeforeTheFirstWrite() throws Exception {
    fare(Fate.VANISHES, Duration.ZERO);
    scene.started();
    scene.until(tick -> tick.run().standing() == Standing.FROZEN);
    Tick stopped = scene.untilStanding(Standing.STOPPED);
    assertThat(stopped.rest().why()).contains("VANISHES");
    assertThat(scene.world.zone().writes()).isEmpty();
    long direct = direct();
    assertThat(direct).as("one pair an hour").isLessThanOrEqualTo(2 * 7);
  }

  @Test
  void theSpamFolderFreezesAndMovingTheMessageOutOfItHelps() throws Exception {
    fare(Fate.SPAM, Duration.ZERO);
    scene.started();
    Tick frozen = scene.untilStanding(Standing.FROZEN);
    assertThat(frozen.rest().why()).contains("deferred", "SPAM");
    fare(Fate.ARRIVES, Duration.ZERO);
    scene.untilStanding(Standing.DONE);
  }

  @Test
  void twoMessagesThatComeBackTurnARunThatHasMoved() throws Exception {
    scene.started().untilAt("hold/green");
    fare(Fate.BOUNCES, Duration.ZERO);
    scene.until(tick -> tick.run().turned().isPresent());
    assertThat(scene.run().turned()).contains(Cause.RETREAT);
    assertThat(rejections()).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
    scene.untilStanding(Standing.STOPPED);
    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.oldMx(Programs.LOW).set());
  }

  private List<List<String>> rejections() {
    return scene.world.journal().latest(Programs.DOMAIN).stream()
        .map(entry -> entry.event())
        .filter(event -> event instanceof Event.Probed p && p.summary().contains("BOUNCES"))
        .map(event -> ((Event.Probed) event).tokens())
        .toList();
  }

  @Test
  void aClosedMailboxFreezesAndNothingMoreIsSent() throws Exception {
    fare(Fate.UNKNOWN, Duration.ZERO);
    scene.started().untilStanding(Standing.FROZEN);
    long direct = direct();
    for (int i = 0; i < 10; i++) {
      scene.world.clock().advanceTo(scene.world.clock().instant().plusSeconds(90));
      scene.world.tick();
    }
    assertThat(scene.run().standing()).isEqualTo(Standing.FROZEN);
    assertThat(direct()).isEqualTo(direct);
    assertThat(scene.world.zone().writes()).isEmpty();
  }
}
