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

  /** What it wants looked at; nothing where it is about time or people. */
  default List<Question> questions() {
    return List.of();
  }

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
    public List<Question> questions() {
      return watch;
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

  /**
   * Every question comes to a pass within this time, counted from the moment every name server
   * answers. Until then a refusal means no more than "not yet"; after it the run goes back.
   *
   * @param limit how long a refusal is borne
   * @param every how often to look
   * @param questions what to look at
   */
  record Awaited(Duration limit, Duration every, List<Question> questions) implements Condition {
    /** Copies the list. */
    public Awaited {
      questions = List.copyOf(questions);
    }

    @Override
    public String sentence() {
      return questions.size()
          + " look"
          + (questions.size() == 1 ? "" : "s")
          + " green within "
          + TimeText.print(limit)
          + ", a refusal until then is no more than 'not yet'";
    }
  }
}
