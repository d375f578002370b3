package org.mxshift.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.spi.Question;

/**
 * What a run wants looked at by somebody else, now: told from its log alone.
 *
 * @param domain whose run
 * @param began when that run began, which tells it from others of the domain
 * @param fingerprint of the program it follows
 * @param move the move it is at
 * @param questions what to look at, each once
 */
public record Wanted(
    Name domain, Instant began, String fingerprint, String move, List<Question> questions) {

  /** Copies the list; refuses a run that wants nothing, and questions that need no port 25. */
  public Wanted {
    questions = List.copyOf(questions);
    if (questions.isEmpty() || !questions.stream().allMatch(Question::asksMailHosts)) {
      throw new IllegalArgumentException("others look at mail hosts, and at nothing else");
    }
  }

  /** Empty where the plan names nobody who looks, or the run has nothing for them now. */
  public static Optional<Wanted> of(Run run) {
    if (run.program().terms().probers().isEmpty() || run.standing().ended()) {
      return Optional.empty();
    }
    List<Question> questions =
        run.current().stream()
            .flatMap(
                move ->
                    Stream.concat(
                        conditions(run, move).flatMap(one -> one.questions().stream()),
                        guarded(run, move)))
            .filter(Question::asksMailHosts)
            .distinct()
            .toList();
    return questions.isEmpty()
        ? Optional.empty()
        : run.current().map(move -> of(run, move, questions));
  }

  private static Wanted of(Run run, Move move, List<Question> questions) {
    return new Wanted(
        run.program().domain(), run.began(), run.program().fingerprint(), move.id(), questions);
  }

  private static Stream<Condition> conditions(Run run, Move move) {
    return switch (run.life(move.id()).phase()) {
      case TODO -> run.braked().isPresent() || isClosed(run, move) ? Stream.of() : opens(move);
      case ASKED -> opens(move);
      case SEEN -> move.settles().stream();
      case INTENDED, DOUBTED, APPLIED, SETTLED, STOPPED -> Stream.of();
    };
  }

  /** Where a move waits for something else, mail may bounce all the same. */
  private static Stream<Question> guarded(Run run, Move move) {
    boolean watches = conditions(run, move).anyMatch(Guard::watchesHosts);
    return watches ? Stream.of() : Guard.questions(run, move).stream();
  }

  private static Stream<Condition> opens(Move move) {
    return move.opens().stream();
  }

  private static boolean isClosed(Run run, Move move) {
    return run.halt().filter(move.id()::equals).isPresent()
        || opens(move)
            .anyMatch(
                condition ->
                    condition instanceof Condition.Approved gate && !run.approved(gate.gate()));
  }
}
