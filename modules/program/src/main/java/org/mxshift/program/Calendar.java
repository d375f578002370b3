package org.mxshift.program;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When each step of a program begins at the earliest, for people who plan their week.
 *
 * <p>Counted are the lengths of time that a program knows. What nobody knows is left out and comes
 * on top: how long name servers lag, how long people take, the time between two ticks.
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
   */
  public record Entry(Step step, Instant begin, Duration length) {

    /** When the next step may begin. */
    public Instant end() {
      return begin.plus(length);
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
      Duration length = length(move);
      int last = entries.size() - 1;
      if (last >= 0 && entries.get(last).step() == move.step()) {
        Entry entry = entries.get(last);
        entries.set(last, new Entry(entry.step(), entry.begin(), entry.length().plus(length)));
      } else {
        entries.add(new Entry(move.step(), at, length));
      }
      at = at.plus(length);
    }
    return new Calendar(entries, at);
  }

  /** From the start to the end. */
  public Duration total() {
    return entries.stream().map(Entry::length).reduce(Duration.ZERO, Duration::plus);
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
