package org.mxshift.steps;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Image;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/** One step of a migration: what it makes of a course. Exists while compiling only. */
sealed interface Chapter
    permits AwaitTtl,
        Drain,
        Hold,
        Introduce,
        Narrow,
        Preflight,
        Prepare,
        Restore,
        Retire,
        Swap,
        Verify {

  /** The step's moves, none where the course does not need it. */
  List<Move> moves(Course course);

  /** A move that only looks. */
  static Move look(
      Step step,
      String word,
      List<Condition> opens,
      List<Image> served,
      List<Condition> settles,
      String why) {
    return new Move(
        id(step, word), step, Effect.NONE, Optional.empty(), opens, served, settles, why);
  }

  /**
   * A move that writes. Where before and after are equal it stays in the program, so that people
   * see it, but it has no effect and waits for nothing.
   */
  static Move write(
      Step step,
      String word,
      Effect effect,
      Change change,
      List<Condition> opens,
      List<Condition> settles,
      String why) {
    if (change.isNothing()) {
      return look(step, word, change, why);
    }
    return new Move(
        id(step, word),
        step,
        effect,
        Optional.of(change),
        opens,
        List.of(change.after()),
        settles,
        why);
  }

  private static Move look(Step step, String word, Change change, String why) {
    return new Move(
        id(step, word),
        step,
        Effect.NONE,
        Optional.of(change),
        List.of(),
        List.of(change.after()),
        List.of(),
        why);
  }

  private static String id(Step step, String word) {
    return step.word() + "/" + word;
  }

  /** One list after the other. */
  static <T> List<T> both(List<? extends T> one, List<? extends T> two) {
    return Stream.<T>concat(one.stream(), two.stream()).toList();
  }
}
