package org.mxshift.program;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.spi.Question;

/**
 * The way back of transport policies. One that was narrowed must be served wide again before its id
 * changes back, and be noticed, before any host returns; one that was widened may stay so.
 */
final class Policies {

  private Policies() {}

  /** What opens the undoing of this move; nothing unless it narrowed a policy. */
  static List<Condition> widenedAgain(Move move) {
    List<Question> wide =
        move.opens().stream()
            .filter(Condition.Proven.class::isInstance)
            .flatMap(proven -> ((Condition.Proven) proven).questions().stream())
            .filter(Question.Policy.class::isInstance)
            .map(Question.Policy.class::cast)
            .filter(policy -> !policy.gone().isEmpty())
            .<Question>map(Policies::wide)
            .toList();
    return wide.isEmpty() ? List.of() : List.of(new Condition.Proven(wide));
  }

  private static Question.Policy wide(Question.Policy narrow) {
    List<Name> both = new ArrayList<>(narrow.hosts());
    both.addAll(narrow.gone());
    return new Question.Policy(narrow.domain(), both, List.of());
  }
}
