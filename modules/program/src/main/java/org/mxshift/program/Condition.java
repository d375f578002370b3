package org.mxshift.program;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.SetKey;
import org.mxshift.model.TimeText;
import org.mxshift.spi.Question;

/** What must hold before a move begins ({@code opens}) or before it is over ({@code settles}). */
public sealed interface Condition {

  /** The condition in words. */
  String sentence();

  /**
   * A person has approved this effect for this fingerprint.
   *
   * @param gate the effect
   */
  record Approved(Effect gate) implements Condition {
    @Override
    public String sentence() {
      return "a person approves '" + gate.word() + "'";
    }
  }

  /**
   * Every question is answered with a pass, freshly, in the tick that goes on.
   *
   * @param questions what to look at
   */
  record Proven(List<Question> questions) implements Condition {
    /** Copies the list. */
    public Proven {
      questions = List.copyOf(questions);
    }

    @Override
    public String sentence() {
      return questions.size() + " fresh proof" + (questions.size() == 1 ? "" : "s");
    }
  }

  /**
   * A person has typed the tokens of this many messages sent in this move.
   *
   * @param messages how many
   */
  record Confirmed(int messages) implements Condition {
    @Override
    public String sentence() {
      return "a person confirms the token of " + messages + " message" + (messages == 1 ? "" : "s");
    }
  }

  /**
   * This long has passed since the move was seen everywhere, or longer where caches were seen to
   * hold the set for longer.
   *
   * @param length TTL and margin
   * @param set whose high-water mark counts
   */
  record Waited(Duration length, Optional<SetKey> set) implements Condition {
    @Override
    public String sentence() {
      return TimeText.print(length) + " after every name server answers";
    }
  }

  /**
   * Green was observed for this long; a red stops the clock, a gap in watching does not count.
   *
   * @param span observed green that is needed; zero when the greens alone count
   * @param every how often to look
   * @param greens how many looks in a row, the last ones, must be green
   * @param watch what to look at
   */
  record Observed(Duration span, Duration every, int greens, List<Question> watch)
      implements Condition {
    /** Copies the list. */
    public Observed {
      watch = List.copyOf(watch);
    }

    @Override
    public String sentence() {
      return (span.isZero() ? "" : TimeText.print(span) + " of observed green, ")
          + greens
          + " green look"
          + (greens == 1 ? "" : "s")
          + " in a row";
    }
  }
}
