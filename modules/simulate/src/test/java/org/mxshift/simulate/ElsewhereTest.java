package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Event;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Notary;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Testimony;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Wanted;
import org.mxshift.model.PublicKey;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.simulate.VirtualMailbox.Fate;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;

/** The machine that ticks cannot reach port 25; somebody else looks. */
class ElsewhereTest {

  private static final PublicKey BOX =
      PublicKey.parse(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC box");

  private final Notary credulous = (trusted, text, signature) -> BOX;
  private final Scene scene = new Scene(Programs.brief().arriving().lookedAtBy(List.of(BOX)), 5);
  private int looks;

  @BeforeEach
  void thisMachineCannotGetOut() {
    scene.world.witness().blocked(true);
    scene.world.believes(credulous);
  }

  /** What the box with port 25 sees now, if the run wants to know. */
  private Optional<Testimony> look() {
    scene.world.witness().blocked(false);
    try {
      Instant at = scene.world.clock().instant();
      return Wanted.of(scene.run())
          .map(
              wanted ->
                  new Testimony(
                      wanted, at, wanted.questions().stream().map(this::statement).toList()));
    } finally {
      scene.world.witness().blocked(true);
    }
  }

  private Testimony.Statement statement(Question question) {
    String token = "box" + 10_000 + looks++;
    Observation seen = scene.world.witness().look(question, token);
    boolean taken = question instanceof Question.Delivers && seen.verdict() == Verdict.PASS;
    return new Testimony.Statement(
        question, seen, taken ? Optional.of(Sent.digest(token)) : Optional.empty());
  }

  private void handIn(Testimony testimony) {
    try {
      scene.world.verbs().handIn(Programs.DOMAIN, testimony, "text", "signature", credulous);
    } catch (RefusedException | JournalException e) {
      throw new AssertionError(e);
    }
  }

  /** After a tick, as a box would that calls now and then. */
  private void lookAndHandIn(Tick tick) {
    Instant now = scene.world.clock().instant();
    boolean stale =
        tick.run().heard().isEmpty()
            || tick.run()
                .heard()
                .filter(
                    heard ->
                        heard
                            .event()
                            .testimony()
                            .at()
                            .plusSeconds(heard.spent() ? 0 : 600)
                            .isBefore(now))
                .isPresent();
    if (stale && !tick.run().standing().ended()) {
      look().ifPresent(this::handIn);
    }
  }

  private List<Event.Probed> counted() {
    return scene.world.journal().latest(Programs.DOMAIN).stream()
        .filter(entry -> entry.event() instanceof Event.Probed)
        .map(entry -> (Event.Probed) entry.event())
        .toList();
  }

  @Test
  void aWholeRunGoesByTheLooksOfOthers() throws Exception {
    scene.world.witness().mailbox().fare(Fate.ARRIVES, Duration.ofMinutes(3));
    scene.started().until(tick -> tick.run().standing() == Standing.DONE, this::lookAndHandIn);
    assertThat(scene.sets()).containsEntry(Programs.MX, Programs.newMx(Programs.DAY).set());
    assertThat(counted()).noneMatch(probed -> probed.verdict() == Verdict.INCONCLUSIVE);
  }

  @Test
  void withoutThemItWaitsForAsLongAsItTakesAndSaysForWhom() throws Exception {
    scene.started();
    scene.until(tick -> tick.rest().kind() == Rest.Kind.ASKED);
    Instant later = scene.world.clock().instant().plus(Duration.ofHours(9));
    Tick tick = scene.until(one -> scene.world.clock().instant().isAfter(later));
    assertThat(tick.rest().why()).isEqualTo("waits for a look by box");
    assertThat(tick.rest().unblock()).isEqualTo("mxshift probe example.com --ask");
    assertThat(tick.run().standing()).isEqualTo(Standing.RUNNING);
    assertThat(scene.world.zone().writes()).isEmpty();
    assertThat(counted()).isEmpty();
  }

  @Test
  void aLookCountsOnce() throws Exception {
    scene.started();
    scene.until(tick -> tick.run().life("hold/green").watch().greens() > 1, this::lookAndHandIn);
    scene.until(tick -> tick.run().heard().orElseThrow().spent());
    int greens = scene.run().life("hold/green").watch().greens();
    Instant later = scene.world.clock().instant().plus(Duration.ofHours(3));
    Tick tick = scene.until(one -> scene.world.clock().instant().isAfter(later));
    assertThat(tick.run().life("hold/green").watch().greens()).isEqualTo(greens);
    assertThat(tick.rest().why()).contains("of what was handed in last, all has counted");
  }

  @Test
  void whatTheyBelieveNobodySignedIsIgnored() throws Exception {
    scene.started();
    scene.until(tick -> tick.rest().kind() == Rest.Kind.ASKED);
    handIn(look().orElseThrow());
    scene.world.believes(Notary.NONE);
    assertThat(scene.world.tick().rest().why())
        .isEqualTo(
            "waits for a look by box; of what was handed in last, nobody here can judge signatures");
    scene.world.believes(credulous);
    assertThat(scene.world.tick().rest().kind()).isNotEqualTo(Rest.Kind.ASKED);
  }

  @Test
  void whatIsOldByTheTimeOfTheTickIsIgnored() throws Exception {
    scene.started();
    scene.until(tick -> tick.rest().kind() == Rest.Kind.ASKED);
    handIn(look().orElseThrow());
    scene.world.clock().advanceTo(scene.world.clock().instant().plus(Duration.ofMinutes(31)));
    assertThat(scene.world.tick().rest().why()).endsWith("which is too long ago");
  }

  /** A box whose clock was set right after it had handed in something. */
  @Test
  void whatIsYetToComeIsIgnoredAndKeepsNoOtherLookOut() throws Exception {
    scene.started();
    scene.until(tick -> tick.rest().kind() == Rest.Kind.ASKED);
    Testimony right = look().orElseThrow();
    scene.world.wrong(Duration.ofDays(900));
    handIn(
        new Testimony(right.wanted(), right.at().plus(Duration.ofDays(900)), right.statements()));
    scene.world.wrong(Duration.ZERO);
    assertThat(scene.world.tick().rest().why()).contains("which is yet to come");
    handIn(right);
    assertThat(scene.world.tick().rest().kind()).isNotEqualTo(Rest.Kind.ASKED);
  }

  /** Guard and watch of the drain go by the same look, which counts once. */
  @Test
  void aDeferralInTheDrainIsOverByTheLooksOfABoxThatSeldomLooks() throws Exception {
    scene.started();
    scene.until(tick -> scene.at().equals("drain/caches"), this::lookAndHandIn);
    scene.world.hosts().behave(Programs.NEW, Behaviour.DEFERS);
    scene.until(tick -> tick.run().life("drain/caches").guard().red(), this::lookAndHandIn);
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    for (int look = 0; look < 50 && !scene.run().standing().ended(); look++) {
      scene.world.clock().advance(Duration.ofMinutes(20));
      look().ifPresent(this::handIn);
      scene.world.tick();
    }
    assertThat(scene.run().standing()).isEqualTo(Standing.DONE);
  }

  @Test
  void twoRejectionsSeenElsewhereTurnARunThatHasMoved() throws Exception {
    scene.started();
    scene.until(tick -> scene.at().equals("hold/green"), this::lookAndHandIn);
    scene.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    Tick stopped =
        scene.until(tick -> tick.run().standing() == Standing.STOPPED, this::lookAndHandIn);
    assertThat(stopped.run().turned()).contains(Cause.RETREAT);
    scene.until(
        tick -> scene.sets().get(Programs.MX).equals(Programs.oldMx(Programs.LOW).set()),
        this::lookAndHandIn);
  }
}
