package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/**
 * Whatever the plan and whatever goes wrong: every promise holds after every tick, and the end is
 * that of an undisturbed run.
 *
 * <p>A build tries a few; {@code -Dmxshift.plans=2000} tries that many.
 */
class AnyPlanTest {

  /** The same plans in each build; more tries are more plans. */
  private static final long SEED = 20_261_122;

  private static final int TRIES = Integer.getInteger("mxshift.plans", 6);

  private static final System.Logger LOG = System.getLogger("generated");
  private static final AtomicInteger PLANS = new AtomicInteger();
  private static final AtomicInteger REFUSED = new AtomicInteger();
  private static final AtomicInteger KILLS = new AtomicInteger();
  private static final AtomicInteger FAULTS = new AtomicInteger();

  static LongStream seeds() {
    return new Random(SEED).longs(TRIES);
  }

  @AfterAll
  static void count() {
    LOG.log(
        System.Logger.Level.INFO,
        "{0} generated plans, {1} refused by the compiler; {2} kills survived, {3} faults handled",
        PLANS,
        REFUSED,
        KILLS,
        FAULTS);
  }

  private static Optional<Ordeal> ordeal(AnyPlan plan, long seed, int harm) throws Exception {
    Optional<Scene> scene = plan.scene();
    if (scene.isEmpty()) {
      REFUSED.incrementAndGet();
      return Optional.empty();
    }
    Ordeal ordeal = new Ordeal(scene.get(), plan, seed, harm);
    ordeal.start();
    return Optional.of(ordeal);
  }

  private static void done(Ordeal ordeal) {
    KILLS.addAndGet(ordeal.kills);
    FAULTS.addAndGet(ordeal.faults);
  }

  private static Predicate<Tick> standing(Standing standing) {
    return tick -> {
      Standing now = tick.run().standing();
      assertThat(now == standing || (now != Standing.STOPPED && !now.ended()))
          .as("%s at %s: %s", now, tick.run().current().map(Move::id), tick.rest())
          .isTrue();
      return now == standing;
    };
  }

  private static List<List<RecordSet>> writes(Ordeal ordeal) {
    return ordeal.scene.world.zone().writes().stream()
        .map(write -> List.of(write.before(), write.after()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void comesToTheEndOfAnUndisturbedRunByTheSameWrites(long seed) throws Exception {
    AnyPlan plan = new AnyPlan(seed);
    PLANS.incrementAndGet();
    Optional<Ordeal> good = ordeal(plan, seed, 0);
    Optional<Ordeal> bad = ordeal(plan, seed, 40);
    if (good.isPresent() && bad.isPresent()) {
      good.get().until(standing(Standing.DONE));
      bad.get().until(standing(Standing.DONE));
      assertThat(writes(bad.get())).isEqualTo(writes(good.get()));
      assertThat(bad.get().scene.sets()).isEqualTo(good.get().scene.sets());
      assertThat(good.get().scene.sets().get(Programs.MX).mx())
          .isEqualTo(plan.to().stream().sorted().toList());
      done(bad.get());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leadsBackFromAnywhereAndForwardAgain(long seed) throws Exception {
    AnyPlan plan = new AnyPlan(seed);
    PLANS.incrementAndGet();
    Random random = new Random(seed);
    Optional<Ordeal> good = ordeal(plan, seed, 0);
    Optional<Ordeal> bad = ordeal(plan, seed, 40);
    if (good.isEmpty() || bad.isEmpty()) {
      return;
    }
    Map<SetKey, RecordSet> before = bad.get().scene.sets();
    good.get().until(standing(Standing.DONE));
    Map<SetKey, RecordSet> after = good.get().scene.sets();
    if (!thereAndBack(bad.get(), random)) {
      return;
    }
    assertThat(bad.get().scene.sets()).isEqualTo(before);

    Program again = plan.program(before.values()).orElseThrow();
    assertThat(again).isEqualTo(bad.get().scene.program);
    again(bad.get(), again);
    bad.get().until(standing(Standing.DONE));
    assertThat(bad.get().scene.sets()).isEqualTo(after);
    done(bad.get());
  }

  /** A new run, whose log begins anew. */
  private static void again(Ordeal ordeal, Program program) throws Exception {
    boolean said = false;
    while (!said) {
      try {
        if (ordeal.scene.run().standing().ended()) {
          ordeal.scene.world.verbs().start(program, "mxshift: 1");
        }
        said = true;
      } catch (Crash e) {
        said = !ordeal.scene.run().standing().ended();
      }
    }
    ordeal.scene.promises.anew();
  }

  /** Whether it came back: a run that is done by then has a reversed plan, not a rollback. */
  private static boolean thereAndBack(Ordeal ordeal, Random random) throws Exception {
    int moves = ordeal.scene.program.moves().size();
    int there = random.nextInt(moves);
    ordeal.until(tick -> tick.run().applied() >= there || tick.run().standing().ended());
    if (ordeal.scene.run().standing().ended()) {
      return false;
    }
    boolean harbour = random.nextBoolean();
    ordeal.rollback(harbour ? Optional.of(Step.AWAIT_TTL) : Optional.empty());
    if (harbour) {
      Tick tick =
          ordeal.until(t -> t.run().standing() == Standing.HALTED || t.run().standing().ended());
      if (tick.run().standing() == Standing.HALTED && random.nextBoolean()) {
        ordeal.onward();
        int left = random.nextInt(1 + ordeal.scene.run().program().moves().size());
        ordeal.until(t -> t.run().applied() >= left - 1 || t.run().standing().ended());
        if (!ordeal.scene.run().standing().ended()) {
          ordeal.rollback(Optional.empty());
        }
      } else if (tick.run().standing() == Standing.HALTED) {
        ordeal.rollback(Optional.empty());
      }
    }
    ordeal.until(t -> t.run().standing().ended());
    return ordeal.scene.run().standing() == Standing.ROLLED_BACK;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void goesOnWithANewPlanFromWhatAStrangerLeftAndKeepsTheFirstImages(long seed) throws Exception {
    AnyPlan plan = new AnyPlan(seed);
    PLANS.incrementAndGet();
    Random random = new Random(seed);
    Optional<Ordeal> begun = ordeal(plan, seed, 10);
    if (begun.isEmpty()) {
      return;
    }
    Ordeal ordeal = begun.get();
    int there = random.nextInt(ordeal.scene.program.moves().size());
    ordeal.until(tick -> tick.run().applied() >= there || tick.run().standing().ended());
    ordeal.scene.world.zone().edited(withThird(ordeal.scene));
    Tick tick =
        ordeal.until(t -> t.run().standing() == Standing.STOPPED || t.run().standing().ended());
    Map<SetKey, RecordSet> found = ordeal.scene.sets();
    Optional<Program> next = plan.replanned(tick.run(), found);
    if (tick.run().standing().ended() || next.isEmpty()) {
      return;
    }
    ordeal.replan(next.get());
    boolean turned = carriedOn(ordeal, next.get(), random);
    List<Mx> home = Preferences.without(found.get(Programs.MX).mx(), tick.run().brought());
    RecordSet end = ordeal.scene.sets().get(Programs.MX);
    assertThat(end.mx()).isEqualTo(turned ? home : plan.to().stream().sorted().toList());
    assertFirstTtls(ordeal.scene);
    done(ordeal);
  }

  /** To the end of the new plan, or back from somewhere on its way; whether it was turned. */
  private static boolean carriedOn(Ordeal ordeal, Program next, Random random) throws Exception {
    boolean back = random.nextBoolean();
    int turn = random.nextInt(next.moves().size());
    if (back && turn > 0) {
      ordeal.until(t -> t.run().applied() >= turn || t.run().standing().ended());
    }
    boolean turned = back && !ordeal.scene.run().standing().ended();
    if (turned) {
      ordeal.rollback(Optional.empty());
    }
    ordeal.until(t -> t.run().standing().ended());
    return turned;
  }

  private static void assertFirstTtls(Scene scene) {
    scene
        .run()
        .first()
        .forEach(
            (key, first) ->
                assertThat(scene.sets().get(key).ttl())
                    .as("TTL of %s", key)
                    .isEqualTo(first.set().ttl()));
  }

  private static RecordSet withThird(Scene scene) {
    Name third = Name.of("mx.stranger.example");
    scene.world.hosts().behave(third, Behaviour.ACCEPTS);
    RecordSet live = scene.sets().get(Programs.MX);
    List<Mx> records = new ArrayList<>(live.mx());
    records.add(new Mx(40_000, third));
    return live.withValues(records);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void retreatsFromHostsThatBounceAndGoesOnWhenTheyAreMended(long seed) throws Exception {
    AnyPlan plan = new AnyPlan(seed);
    PLANS.incrementAndGet();
    Random random = new Random(seed);
    Optional<Ordeal> bad = ordeal(plan, seed, 20);
    if (bad.isEmpty()) {
      return;
    }
    Map<SetKey, RecordSet> before = bad.get().scene.sets();
    VirtualHosts hosts = bad.get().scene.world.hosts();
    int there = random.nextInt(bad.get().scene.program.moves().size());
    bad.get().until(tick -> tick.run().applied() >= there);
    Set<Name> fresh = new TreeSet<>(Preferences.hosts(plan.to()));
    fresh.removeAll(Preferences.hosts(before.get(Programs.MX).mx()));
    fresh.forEach(host -> hosts.behave(host, Behaviour.REJECTS));
    Tick tick =
        bad.get().until(t -> t.run().standing() == Standing.STOPPED || t.run().standing().ended());
    fresh.forEach(host -> hosts.behave(host, Behaviour.ACCEPTS));
    if (!tick.run().standing().ended() && random.nextBoolean()) {
      bad.get().onward();
    } else if (tick.run().program().direction() == Program.Direction.BACK
        || !tick.run().standing().ended()) {
      bad.get().rollback(Optional.empty());
    }
    bad.get().until(t -> t.run().standing().ended());
    if (bad.get().scene.run().standing() == Standing.ROLLED_BACK) {
      assertThat(bad.get().scene.sets()).isEqualTo(before);
    } else {
      assertThat(bad.get().scene.sets().get(Programs.MX).mx())
          .isEqualTo(plan.to().stream().sorted().toList());
    }
    done(bad.get());
  }
}
