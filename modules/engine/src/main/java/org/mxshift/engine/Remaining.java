package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mxshift.model.TimeText;
import org.mxshift.model.Windows;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Terms;

/**
 * What a move still lacks, as far as log and clock tell: nothing is looked at.
 *
 * @param person whether a person is needed
 * @param why one sentence
 * @param due when it can hold at the earliest; it may be over
 * @param unblock a command; empty when nobody is needed
 */
public record Remaining(boolean person, String why, Optional<Instant> due, String unblock) {

  /** What caches were seen to hold is not waited for longer than this. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** What a condition that settles a move still lacks; empty when it holds already. */
  public static Optional<Remaining> of(Run run, MoveLife life, Condition condition) {
    if (condition instanceof Condition.Waited waited) {
      return Optional.of(waited(run, life, waited));
    }
    if (condition instanceof Condition.Confirmed confirmed) {
      return confirmed(run, life, confirmed);
    }
    if (condition instanceof Condition.Awaited awaited) {
      return Awaiting.isOver(life)
          ? Optional.empty()
          : Optional.of(
              new Remaining(
                  false,
                  Awaiting.why(awaited, life),
                  Optional.of(life.since().plus(awaited.limit())),
                  ""));
    }
    if (condition instanceof Condition.Observed observed) {
      return enough(observed, life.watch())
          ? Optional.empty()
          : Optional.of(observed(observed, life));
    }
    throw new IllegalStateException("'" + condition.sentence() + "' cannot settle a move");
  }

  /** What the current move still lacks before it may begin, where windows limit that. */
  public static Optional<Remaining> window(Run run, Move move, Instant at) {
    Windows windows = run.program().windows(move);
    if (windows.isOpen(at)) {
      return Optional.empty();
    }
    return Optional.of(
        windows
            .next(at)
            .map(
                opens ->
                    new Remaining(
                        false,
                        "waits for the window that opens "
                            + windows.tell(opens)
                            + missed(windows, run.changed(), at),
                        Optional.of(opens),
                        ""))
            .orElseGet(
                () ->
                    new Remaining(
                        true,
                        "no window opens within a year: " + windows.sentence(),
                        Optional.empty(),
                        "mxshift replan PLAN, with other windows")));
  }

  /** Whoever ticks too seldom, or proves too slowly, would else wait for the next one for ever. */
  private static String missed(Windows windows, Instant since, Instant at) {
    return windows
        .next(since)
        .filter(at::isAfter)
        .map(
            open ->
                "; one was open at "
                    + windows.tell(open)
                    + " and nothing began: no tick came, or the proof took longer or was not green")
        .orElse("");
  }

  private static Remaining waited(Run run, MoveLife life, Condition.Waited waited) {
    Terms terms = run.program().terms();
    Duration seen =
        waited
            .set()
            .map(run.highWater()::get)
            .map(terms::gone)
            .map(length -> length.compareTo(LONGEST) > 0 ? LONGEST : length)
            .orElse(Duration.ZERO);
    Duration length = seen.compareTo(waited.length()) > 0 ? seen : waited.length();
    String why = "caches may hold the set before for " + TimeText.print(length);
    return new Remaining(false, why, Optional.of(life.since().plus(length)), "");
  }

  private static Optional<Remaining> confirmed(
      Run run, MoveLife life, Condition.Confirmed confirmed) {
    int typed = life.confirmed(run.confirmed(), confirmed.messages());
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
    return Optional.of(new Remaining(true, why, Optional.empty(), command));
  }

  private static Remaining observed(Condition.Observed observed, MoveLife life) {
    Optional<Instant> due = life.watch().last().map(last -> last.plus(observed.every()));
    return new Remaining(false, green(observed, life.watch()), due, "");
  }

  static boolean enough(Condition.Observed observed, Watch watch) {
    return watch.green().compareTo(observed.span()) >= 0 && watch.greens() >= observed.greens();
  }

  /** How much green there is of what is needed. */
  static String green(Condition.Observed observed, Watch watch) {
    return observed.span().isZero()
        ? "green " + watch.greens() + " of " + observed.greens() + " times in a row"
        : "green for " + TimeText.print(watch.green()) + " of " + TimeText.print(observed.span());
  }
}
