package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
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
import org.mxshift.program.Change;
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
  record Course(
      String name,
      Supplier<Scene> scene,
      int sample,
      Optional<String> backFrom,
      Optional<Hands> hands) {
    Course(String name, Program program, Optional<String> backFrom) {
      this(
          name,
          () -> new Scene(program, 3),
          backFrom.isPresent() ? 4 : 24,
          backFrom,
          Optional.empty());
    }

    Course(Program program, Optional<String> backFrom, Hands hands) {
      this("by hand", () -> new Scene(program, 3), 4, backFrom, Optional.of(hands));
    }

    @Override
    public String toString() {
      return name + backFrom.map(move -> ", rolled back from " + move).orElse("");
    }
  }

  /** What a course came to. */
  private record End(
      Map<SetKey, RecordSet> sets, List<List<RecordSet>> writes, int touches, int kills) {}

  static Stream<Course> courses() throws Exception {
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
                new Course(preferred, Optional.empty(), Hands.BIT_BY_BIT),
                new Course(preferred, Optional.of("introduce/mx"), Hands.QUICK)),
            shapes())
        .flatMap(courses -> courses);
  }

  /** Those that the courses above do not have: there, and back once its MX records are moved. */
  private static Stream<Course> shapes() throws Exception {
    Stream.Builder<Course> courses = Stream.builder();
    for (ShapesTest.Shape shape : ShapesTest.shapes().skip(2).toList()) {
      Program program = shape.brief();
      Supplier<Scene> scene = () -> shape.scene(program);
      courses.add(new Course(shape.name(), scene, 4, Optional.empty(), Optional.empty()));
      if (!shape.dead()) {
        courses.add(
            new Course(shape.name(), scene, 2, Optional.of(last(program)), Optional.empty()));
      }
    }
    return courses.build();
  }

  /** The last move that changes an MX set's records. */
  private static String last(Program program) {
    return program.moves().stream()
        .filter(move -> move.change().filter(CrashTest::changesHosts).isPresent())
        .reduce((one, next) -> next)
        .orElseThrow()
        .id();
  }

  private static boolean changesHosts(Change change) {
    return change.before().key().equals(Programs.MX)
        && !change.before().set().values().equals(change.after().set().values());
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
    int step = ALL ? 1 : Math.max(1, undisturbed.touches() / course.sample());
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
    Scene scene = course.scene().get();
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
