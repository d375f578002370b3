package org.mxshift.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mxshift.engine.Testimony;
import org.mxshift.engine.Testimony.Statement;
import org.mxshift.engine.Wanted;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;
import org.mxshift.spi.Witness;

/**
 * Looks in place of a machine that cannot reach port 25.
 *
 * @param witness looks
 * @param clock dates the look
 * @param tokens gives a new random word for each message
 * @param told is told of each answer
 */
record Prober(Witness witness, Clock clock, Supplier<String> tokens, Consumer<String> told) {

  Testimony look(Wanted wanted) {
    Instant at = clock.instant();
    List<Statement> statements = new ArrayList<>();
    for (Question question : wanted.questions()) {
      statements.add(answer(question));
    }
    return new Testimony(wanted, at, statements);
  }

  private Statement answer(Question question) {
    String token = tokens.get();
    Observation seen = witness.look(question, token);
    told.accept(Envelope.word(seen.verdict()) + ": " + question.sentence() + ": " + seen.summary());
    boolean taken = question instanceof Question.Delivers && seen.verdict() == Verdict.PASS;
    Optional<String> digest = taken ? Optional.of(Sent.digest(token)) : Optional.empty();
    return new Statement(question, seen, digest);
  }
}
