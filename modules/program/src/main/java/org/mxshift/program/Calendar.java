package org.mxshift.program;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When each step of a program begins at the earliest, for people who plan their week.
 *
 * <p>Counted are the lengths of time that a program knows. What nobody knows is left out and comes
 * on top: how long name servers lag, how long people take, the time between two ticks. Windows are
 * reckoned with.
 *
 * @param entries one per step, in order
 * @param end when the last move is over at the earliest
 */
public record Calendar(List<Entry> entries, Instant end) {

  /**
   * One step.
   *
   * @param step the chapter
   * @param begin when it begins at the earliest
   * @param length how long it takes at least
   * @param waits how long it waits for windows: before it begins, and on the way, which is part of
   *     its length
   */
  public record Entry(Step step, Instant begin, Duration length, Duration waits) {

    /** It waits for no window. */
    public Entry(Step step, Instant begin, Duration length) {
      this(step, begin, length, Duration.ZERO);
    }

    /** When the next step may begin. */
    public Instant end() {
      return begin.plus(length);
    }

    private Entry and(Duration wait, Duration more) {
      return new Entry(step, begin, length.plus(wait).plus(more), waits.plus(wait));
    }
  }

  /** Copies the list. */
  public Calendar {
    entries = List.copyOf(entries);
  }

  /** The calendar of this program if it starts at this moment. */
  public static Calendar of(Program program, Instant start) {
    List<Entry> entries = new ArrayList<>();
    Instant at = start;
    for (Move move : program.moves()) {
      Instant begin = program.windows(move).next(at).orElse(at);
      Duration wait = Duration.between(at, begin);
      Duration length = length(move);
      int last = entries.size() - 1;
      if (last >= 0 && entries.get(last).step() == move.step()) {
        entries.set(last, entries.get(last).and(wait, length));
      } else {
        entries.add(new Entry(move.step(), begin, length, wait));
      }
      at = begin.plus(length);
    }
    return new Calendar(entries, at);
  }

  /** From the beginning to the end. */
  public Duration total() {
    return entries.isEmpty() ? Duration.ZERO : Duration.between(entries.get(0).begin(), end);
  }

  /** How long these moves take at least. */
  static Duration length(List<Move> moves) {
    return moves.stream().map(Calendar::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** How long this move takes at least: its conditions are waited for side by side. */
  static Duration length(Move move) {
    Duration longest = Duration.ZERO;
    for (Condition condition : move.settles()) {
      Duration length = length(condition);
      longest = length.compareTo(longest) > 0 ? length : longest;
    }
    return longest;
  }

  private static Duration length(Condition condition) {
    if (condition instanceof Condition.Waited waited) {
      return waited.length();
    }
    if (condition instanceof Condition.Observed observed) {
      Duration looks = observed.every().multipliedBy(observed.greens() - 1L);
      return looks.compareTo(observed.span()) > 0 ? looks : observed.span();
    }
    return Duration.ZERO;
  }
}
