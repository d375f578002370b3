package org.mxshift.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;

/**
 * What somebody saw who looked in place of the machine that ticks.
 *
 * @param wanted what was asked
 * @param at when the look began
 * @param statements the answers, one to each question, in the same order
 */
public record Testimony(Wanted wanted, Instant at, List<Statement> statements) {

  /** Copies the list; every question has one answer. */
  public Testimony {
    statements = List.copyOf(statements);
    if (!statements.stream().map(Statement::question).toList().equals(wanted.questions())) {
      throw new IllegalArgumentException("each question has one answer");
    }
  }

  /**
   * One answer.
   *
   * @param question what was looked at
   * @param seen what it came to
   * @param digest of the token of the message that was taken, see {@link Sent#digest}; with real
   *     messages only
   */
  public record Statement(Question question, Observation seen, Optional<String> digest) {

    /** A message that was taken has a token. */
    public Statement {
      boolean taken = question instanceof Question.Delivers && seen.verdict() == Verdict.PASS;
      if (taken != digest.isPresent()) {
        throw new IllegalArgumentException("a message that was taken, and no other, has a token");
      }
    }
  }

  /** The worst of the answers. */
  public Verdict verdict() {
    return statements.stream()
        .map(one -> one.seen().verdict())
        .min(Comparator.comparing(Looks.WORST_FIRST::indexOf))
        .orElse(Verdict.INCONCLUSIVE);
  }
}
