package org.mxshift.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.engine.Tick;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.program.Move;
import org.mxshift.program.Program;

/**
 * Promise 6: the process dies at one touch of the world after the other, and again while it
 * resumes.
 *
 * <p>A build takes a sample of the touches; {@code -Dmxshift.kills=all} takes every one.
 */
class CrashTest {

  private static final boolean ALL = "all".equals(System.getProperty("mxshift.kills"));

  private static final System.Logger LOG = System.getLogger("kills");

  /** Where to roll back from, or nowhere. */
  record Course(String name, Program program, Optional<String> backFrom, Optional<Hands> hands) {
    Course(String name, Program program, Optional<String> backFrom) {
      this(name, program, backFrom, Optional.empty());
    }

    @Override
    public String toString() {
      return name + backFrom.map(move -> ", rolled back from " + move).orElse("");
    }
  }

  /** What a course came to. */
  private record End(
      Map<SetKey, RecordSet> sets, List<List<RecordSet>> writes, int touches, int kills) {}

  static Stream<Course> courses() {
    Program preferred = Programs.brief().program();
    Program standby = Programs.brief().inStandby().program();
    return Stream.of(
            Stream.of(
                new Course("preferred", preferred, Optional.empty()),
                new Course("standby", standby, Optional.empty())),
            backFromEach("preferred", preferred),
            Stream.of(
                new Course("standby", standby, Optional.of("swap/mx")),
                new Course("mta-sts", PolicyProgram.brief(), Optional.empty()),
                new Course("mta-sts", PolicyProgram.brief(), Optional.of("narrow/mta-sts")),
                new Course("by hand", preferred, Optional.empty(), Optional.of(Hands.BIT_BY_BIT)),
                new Course(
                    "by hand", preferred, Optional.of("introduce/mx"), Optional.of(Hands.QUICK))))
        .flatMap(courses -> courses);
  }

  private static Stream<Course> backFromEach(String name, Program program) {
    return program.moves().stream()
        .map(Move::id)
        .map(id -> new Course(name, program, Optional.of(id)));
  }

  @ParameterizedTest
  @MethodSource("courses")
  void endsAlikeWhereverItDies(Course course) throws Exception {
    End undisturbed = live(course, List.of());
    Random random = new Random(11);
    int kills = 0;
    int sample = course.backFrom().isPresent() || course.hands().isPresent() ? 8 : 60;
    int step = ALL ? 1 : Math.max(1, undisturbed.touches() / sample);
    for (int first = 1 + random.nextInt(step); first <= undisturbed.touches(); first += step) {
      int second = first + 1 + random.nextInt(12);
      End disturbed = live(course, List.of(first, second, second + 1));
      assertThat(disturbed.sets())
          .as("killed at %d and %d", first, second)
          .isEqualTo(undisturbed.sets());
      assertThat(disturbed.writes())
          .as("killed at %d and %d", first, second)
          .isEqualTo(undisturbed.writes());
      kills += disturbed.kills();
    }
    LOG.log(
        System.Logger.Level.INFO,
        course + ": " + kills + " kills survived, " + undisturbed.touches() + " touches");
    assertThat(kills).isGreaterThanOrEqualTo(undisturbed.touches() / step);
  }

  private static End live(Course course, List<Integer> deaths) throws Exception {
    Scene scene = new Scene(course.program(), 3);
    course.hands().ifPresent(hands -> hands.serve(scene.world));
    deaths.forEach(death -> scene.world.faults().at(death, Faults.crash()));
    int kills = 0;
    boolean over = false;
    while (!over) {
      try {
        over = on(scene, course);
      } catch (Crash e) {
        kills++;
      }
    }
    List<List<RecordSet>> writes = new ArrayList<>();
    scene.world.zone().writes().forEach(w -> writes.add(List.of(w.before(), w.after())));
    return new End(scene.sets(), writes, scene.world.faults().count(), kills);
  }

  /** What a process does that comes upon the scene as it is. */
  private static boolean on(Scene scene, Course course) throws JournalException, RefusedException {
    if (scene.world.journal().latest(Programs.DOMAIN).isEmpty()) {
      scene.started();
    }
    Tick tick = scene.world.tick();
    scene.promises.check(tick);
    if (isThere(tick.run(), course)) {
      scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
      return false;
    }
    tick.rest().due().ifPresent(due -> scene.world.clock().advanceTo(due));
    return tick.run().standing().ended();
  }

  private static boolean isThere(Run run, Course course) {
    boolean turned = run.turned().filter(cause -> cause == Cause.ROLLBACK).isPresent();
    List<String> ids = run.program().moves().stream().map(Move::id).toList();
    return !turned
        && course.backFrom().isPresent()
        && ids.contains(course.backFrom().get())
        && run.applied() > ids.indexOf(course.backFrom().get())
        && !run.standing().ended();
  }
}
