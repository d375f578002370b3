package org.mxshift.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.engine.MoveLife;
import org.mxshift.engine.Run;
import org.mxshift.engine.Watch;
import org.mxshift.model.TimeText;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.spi.Verdict;

/**
 * What the current move of a run waits for, told from the log alone.
 *
 * @param person whether a person is needed
 * @param why one sentence
 * @param due when it can go on; empty when the next tick can tell, or only a person
 * @param unblock a command; empty when nobody is needed
 */
record Waiting(boolean person, String why, Optional<Instant> due, String unblock) {

  /** What caches were seen to hold is not waited for longer than this. */
  private static final Duration LONGEST = Duration.ofDays(7);

  static Waiting of(Run run, Move move) {
    MoveLife life = run.life(move.id());
    return switch (life.phase()) {
      case TODO -> opens(run, move);
      case INTENDED, DOUBTED ->
          next("nobody knows yet whether the write happened; the next tick looks");
      case ASKED ->
          new Waiting(
              true, life.why(), Optional.empty(), "mxshift advance " + run.program().domain());
      case APPLIED -> next("until every name server answers" + after(life.why()));
      case SEEN -> settles(run, move, life);
      case STOPPED, SETTLED -> next(life.why());
    };
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Waiting next(String why) {
    return new Waiting(false, why, Optional.empty(), "");
  }

  private static Waiting time(String why, Instant due) {
    return new Waiting(false, why, Optional.of(due), "");
  }

  private static String after(String why) {
    return why.isEmpty() ? "" : " (" + why + ")";
  }

  private static Waiting opens(Run run, Move move) {
    for (Condition condition : move.opens()) {
      if (condition instanceof Condition.Approved approved
          && !run.approved().contains(approved.gate())) {
        String word = approved.gate().word();
        String command = "mxshift approve " + run.program().domain() + " " + word;
        return new Waiting(true, "gate '" + word + "' is closed", Optional.empty(), command);
      }
    }
    Optional<Waiting> policy = policy(move, run.life(move.id()));
    if (policy.isPresent()) {
      return policy.get();
    }
    return arriving(run, move).orElseGet(() -> next("the next tick begins it: " + move.why()));
  }

  /** Nobody but a person or a web host changes what is served there. */
  private static Optional<Waiting> policy(Move move, MoveLife life) {
    boolean pending = life.watch().verdict().filter(Verdict.PENDING::equals).isPresent();
    return pending
        ? PolicyAsked.of(move)
            .findFirst()
            .map(
                question ->
                    new Waiting(
                        true,
                        life.watch().summary(),
                        life.watch().last(),
                        "serve the policy: mxshift explain " + question.domain()))
        : Optional.empty();
  }

  private static Optional<Waiting> arriving(Run run, Move move) {
    int messages = run.life(move.id()).awaited().size();
    return messages == 0
        ? Optional.empty()
        : Optional.of(
            next(
                messages
                    + (messages == 1 ? " message is" : " messages are")
                    + " awaited in "
                    + run.program().terms().mailbox()));
  }

  private static Waiting settles(Run run, Move move, MoveLife life) {
    List<Waiting> open =
        move.settles().stream().flatMap(c -> settles(run, life, c).stream()).toList();
    return open.stream()
        .filter(Waiting::person)
        .findFirst()
        .or(() -> open.stream().findFirst())
        .orElseGet(() -> next("the next tick looks whether it has settled"));
  }

  private static Optional<Waiting> settles(Run run, MoveLife life, Condition condition) {
    if (condition instanceof Condition.Waited waited) {
      Duration seen =
          waited
              .set()
              .map(run.highWater()::get)
              .map(run.program().terms()::gone)
              .map(length -> shorter(length, LONGEST))
              .orElse(Duration.ZERO);
      Duration length = seen.compareTo(waited.length()) > 0 ? seen : waited.length();
      return Optional.of(
          time(
              "caches may hold the set before for " + TimeText.print(length),
              life.since().plus(length)));
    }
    if (condition instanceof Condition.Observed observed) {
      return observed(life.watch(), observed);
    }
    if (condition instanceof Condition.Confirmed confirmed) {
      return confirmed(run, life, confirmed);
    }
    return Optional.empty();
  }

  private static Optional<Waiting> observed(Watch watch, Condition.Observed observed) {
    boolean enough =
        watch.green().compareTo(observed.span()) >= 0 && watch.greens() >= observed.greens();
    if (enough) {
      return Optional.empty();
    }
    String why =
        observed.span().isZero()
            ? "green " + watch.greens() + " of " + observed.greens() + " times in a row"
            : "green for "
                + TimeText.print(watch.green())
                + " of "
                + TimeText.print(observed.span());
    Optional<Instant> due = watch.last().map(last -> last.plus(observed.every()));
    return Optional.of(new Waiting(false, why, due, ""));
  }

  private static Optional<Waiting> confirmed(
      Run run, MoveLife life, Condition.Confirmed confirmed) {
    long typed = life.tokens().stream().filter(run.confirmed()::contains).count();
    if (typed >= confirmed.messages()) {
      return Optional.empty();
    }
    String why =
        "messages were sent to "
            + run.program().terms().mailbox()
            + "; "
            + typed
            + " of "
            + confirmed.messages()
            + " confirmed";
    String command = "mxshift confirm " + run.program().domain() + " TOKEN";
    return Optional.of(new Waiting(true, why, Optional.empty(), command));
  }
}
