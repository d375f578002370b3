package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Verbs;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.program.Effect;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.simulate.VirtualHosts.Behaviour;

/**
 * Whatever people say in whatever order, and however hosts behave meanwhile: every promise holds,
 * and once all is well the run comes to its end by the words that it names itself.
 *
 * <p>A build tries a few; {@code -Dmxshift.words=2000} tries that many.
 */
class AnyWordsTest {

  private static final List<Name> HOSTS = List.of(Programs.NEW, Programs.NEW_SECOND, Programs.OLD);
  private static final List<Behaviour> BEHAVIOURS =
      List.of(Behaviour.ACCEPTS, Behaviour.REJECTS, Behaviour.DEFERS, Behaviour.SILENT);

  private Random random = new Random(0);
  private Scene scene = new Scene(Programs.brief(), 0);
  private boolean hurried;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("mxshift.words", 6));
  }

  private Programs programs() {
    return switch (random.nextInt(5)) {
      case 0 -> Programs.brief(Effect.MOVE, Effect.RETIRE, Effect.NARROW);
      case 1 -> Programs.brief(Effect.MOVE).inStandby();
      case 2 -> Programs.brief().confirming();
      case 3 -> Programs.brief(Effect.RETIRE);
      default -> Programs.brief();
    };
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leadToAnEndOnceAllIsWell(long seed) throws Exception {
    random = new Random(seed);
    scene = new Scene(programs(), seed);
    Map<SetKey, RecordSet> before = scene.sets();
    scene.started();
    for (int i = 0; i < 300 && !ended(); i++) {
      answer(tick(Duration.ofMinutes(1 + random.nextInt(40))), 3);
      anyWord();
      if (random.nextInt(40) == 0) {
        scene.world.hosts().behave(any(HOSTS), any(BEHAVIOURS));
      }
    }
    HOSTS.forEach(host -> scene.world.hosts().behave(host, Behaviour.ACCEPTS));
    Optional<Rest> last = Optional.empty();
    for (int i = 0; i < 3000 && !ended(); i++) {
      Tick tick = tick(Duration.ofMinutes(10));
      last = Optional.of(tick.rest());
      answer(tick, 1);
    }
    Standing end = scene.run().standing();
    assertThat(end.ended()).as("%s at %s: %s", end, scene.at(), last).isTrue();
    assertThat(scene.sets())
        .isEqualTo(
            end == Standing.ROLLED_BACK
                ? before
                : Map.of(
                    Programs.MX, Programs.newMx(Programs.DAY).set(),
                    Programs.TXT, Scene.shared(Programs.newSpf(Programs.DAY))));
  }

  private boolean ended() {
    return scene.run().standing().ended();
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** Whoever skips waits does without what they are for. */
  private Tick tick(Duration after) throws JournalException {
    Tick tick = scene.world.tick();
    if (!hurried) {
      scene.promises.check(tick);
    }
    scene.world.clock().advance(after);
    return tick;
  }

  /** Does what the rest asks for, one time in so many. */
  private void answer(Tick tick, int times) throws JournalException {
    String words = tick.rest().unblock();
    Verbs person = scene.world.verbs();
    if (random.nextInt(times) > 0) {
      return;
    }
    if (words.contains(" approve ")) {
      Effect gate = Effect.of(words.substring(words.lastIndexOf(' ') + 1)).orElseThrow();
      said(() -> person.approve(Programs.DOMAIN, gate));
    } else if (words.contains(" confirm ")) {
      for (VirtualHosts.Taken taken : scene.world.hosts().taken()) {
        said(() -> person.confirm(Programs.DOMAIN, taken.word()));
      }
    } else if (words.contains(" resume ")) {
      said(() -> person.resume(Programs.DOMAIN));
    } else if (times == 1 && words.contains(" retry ")) {
      said(() -> person.retry(Programs.DOMAIN));
    }
  }

  private void anyWord() throws JournalException {
    Verbs person = scene.world.verbs();
    Optional<Step> to = random.nextBoolean() ? Optional.of(Step.AWAIT_TTL) : Optional.empty();
    List<Scene.Word> words = new ArrayList<>();
    words.add(() -> person.retry(Programs.DOMAIN));
    words.add(() -> person.pause(Programs.DOMAIN, "a while"));
    words.add(() -> person.resume(Programs.DOMAIN));
    words.add(() -> person.skip(Programs.DOMAIN, scene.at(), "for once"));
    if (random.nextInt(4) == 0) {
      boolean now = random.nextInt(3) == 0;
      words.add(() -> person.rollback(Programs.DOMAIN, to, now));
    }
    if (random.nextInt(12) == 0) {
      said(any(words));
    }
    hurried = hurried || isHurried(scene.run().program());
  }

  private static boolean isHurried(Program program) {
    return program.direction() == Program.Direction.BACK
        && program.moves().stream().allMatch(move -> move.settles().isEmpty());
  }

  /** What cannot be said now is refused, and changes nothing. */
  private void said(Scene.Word word) throws JournalException {
    int before = scene.run().last();
    try {
      word.say();
    } catch (RefusedException e) {
      assertThat(scene.run().last()).as(e.getMessage()).isEqualTo(before);
    }
  }
}
