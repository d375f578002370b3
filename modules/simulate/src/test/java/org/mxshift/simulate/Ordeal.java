package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Tick;
import org.mxshift.program.Effect;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/**
 * Carries a scene on while its process is killed, the DNS host fails, the machine sleeps and its
 * clock falls behind, as often as chance has it; every promise is checked after every tick.
 */
final class Ordeal {

  private static final int MOST = 30_000;

  final Scene scene;
  private final AnyPlan plan;
  private final Random random;
  private int left;
  int kills;
  int restarts;
  int faults;

  /**
   * @param harm how many things go wrong at most, so that all comes to an end
   */
  Ordeal(Scene scene, AnyPlan plan, long seed, int harm) {
    this.scene = scene;
    this.plan = plan;
    this.random = new Random(seed);
    this.left = harm;
    for (Touch touch : Touch.values()) {
      scene.world.faults().whenever(touch, this::strike);
    }
  }

  private void strike(Touch touch) throws ProviderException {
    if (left == 0 || random.nextInt(12) > 0) {
      return;
    }
    left--;
    boolean provider =
        touch == Touch.READ
            || touch == Touch.WRITE
            || touch == Touch.WRITTEN
            || touch == Touch.SYNC;
    if (!provider || random.nextInt(3) == 0) {
      kills++;
      throw new Crash("at " + touch);
    }
    faults++;
    // Once a write has happened, only UNSURE is an honest answer.
    boolean unsure = touch == Touch.WRITTEN || random.nextBoolean();
    throw new ProviderException(unsure ? Failure.UNSURE : Failure.BUSY, "at " + touch);
  }

  void start() throws JournalException, RefusedException {
    while (scene.world.journal().latest(Programs.DOMAIN).isEmpty()) {
      try {
        scene.started();
      } catch (Crash e) {
        restarts++;
      }
    }
  }

  /** Ticks until this holds; whoever is asked for an approval gives it. */
  Tick until(Predicate<Tick> enough) throws JournalException {
    Optional<Rest> last = Optional.empty();
    for (int i = 0; i < MOST; i++) {
      try {
        Tick tick = scene.world.tick();
        last = Optional.of(tick.rest());
        scene.promises.check(tick);
        plan.assertSpfCovers(scene.sets());
        if (enough.test(tick)) {
          return tick;
        }
        approve(tick);
        pass(tick);
      } catch (Crash e) {
        restarts++;
        scene.world.clock().advance(Duration.ofSeconds(random.nextInt(90)));
      }
    }
    throw new AssertionError("never came to it; at " + scene.at() + ": " + last);
  }

  private void approve(Tick tick) throws JournalException {
    if (tick.rest().kind() == Rest.Kind.PERSON && tick.rest().unblock().contains(" approve ")) {
      String[] words = tick.rest().unblock().split(" ");
      try {
        scene
            .world
            .verbs()
            .approve(Programs.DOMAIN, Effect.of(words[words.length - 1]).orElseThrow());
      } catch (RefusedException e) {
        throw new AssertionError(tick.rest().toString(), e);
      }
    }
  }

  /** To when something is due, or sooner, or much later. */
  private void pass(Tick tick) {
    VirtualClock clock = scene.world.clock();
    Instant now = clock.instant();
    for (int cache = 0; cache < scene.world.caches().size(); cache++) {
      scene.world.caches().answer(cache, Programs.MX, now);
    }
    scene.world.wrong(Duration.ZERO);
    Instant usual = now.plus(Duration.ofMinutes(15));
    Instant due = tick.rest().due().orElse(usual);
    clock.advanceTo(due.isAfter(now) ? due : usual);
    if (left > 0 && random.nextInt(20) == 0) {
      left--;
      faults++;
      disturb(clock);
    }
  }

  /** The machine sleeps, or its clock falls behind what the log says. */
  private void disturb(VirtualClock clock) {
    Duration length = Duration.ofMinutes(2 + random.nextInt(4000));
    if (random.nextBoolean()) {
      clock.advance(length);
    } else {
      Duration since = Duration.between(scene.run().since(), clock.instant());
      scene.world.wrong(since.plus(length).negated());
    }
  }

  /** Says it until it is heard; a doubt is resolved first. */
  void rollback(Optional<Step> to) throws JournalException {
    for (int i = 0; i < 100; i++) {
      int said = scene.run().last();
      try {
        scene.world.verbs().rollback(Programs.DOMAIN, to);
        return;
      } catch (RefusedException e) {
        if (!e.getMessage().contains("nobody knows yet")) {
          throw new AssertionError(e);
        }
        until(tick -> true);
      } catch (Crash e) {
        if (scene.run().last() > said) {
          return;
        }
      }
    }
    throw new AssertionError("nobody heard it");
  }

  /** Goes forward again, or tries once more. */
  void onward() throws JournalException, RefusedException {
    int said = scene.run().last();
    while (scene.run().last() == said) {
      try {
        scene.world.verbs().retry(Programs.DOMAIN);
      } catch (Crash e) {
        restarts++;
      }
    }
  }

  /** Puts another program in the place of this one. */
  void replan(Program next) throws JournalException, RefusedException {
    while (!scene.run().program().equals(next)) {
      try {
        scene.world.verbs().replan(next, "mxshift: 1", scene.run());
      } catch (Crash e) {
        restarts++;
      }
    }
  }
}
