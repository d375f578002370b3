package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mxshift.spi.Verdict;

/**
 * What watching has come to: only observed green counts, a red stops the clock, a gap does not
 * count.
 *
 * @param green how long green was observed
 * @param greens how many looks in a row were green
 * @param reds how many looks in a row were rejections; one that tells nothing breaks no row
 * @param last when the last look was
 * @param verdict what it came to
 * @param troubled since when mail has been deferred or refused without a green between
 * @param doubtful since when nobody could look, or mail went where it is not to go any more; empty
 *     where the last look told something else
 * @param summary the sentence of the last look
 */
public record Watch(
    Duration green,
    int greens,
    int reds,
    Optional<Instant> last,
    Optional<Verdict> verdict,
    Optional<Instant> troubled,
    Optional<Instant> doubtful,
    String summary) {

  /** Two looks further apart than this leave a gap that does not count as green. */
  static final Duration GAP = Duration.ofHours(6);

  /** Nothing looked at yet. */
  static final Watch NONE =
      new Watch(
          Duration.ZERO,
          0,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "");

  /** With one more look. */
  Watch with(Verdict look, String words, Instant at) {
    boolean pass = look == Verdict.PASS;
    boolean trouble = look == Verdict.DEFERS || look == Verdict.REJECTS;
    return new Watch(
        pass ? green.plus(since(at)) : green,
        pass ? greens + 1 : 0,
        look == Verdict.REJECTS ? reds + 1 : look == Verdict.INCONCLUSIVE ? reds : 0,
        Optional.of(at),
        Optional.of(look),
        pass ? Optional.empty() : trouble ? troubled.or(() -> Optional.of(at)) : troubled,
        look == Verdict.INCONCLUSIVE || look == Verdict.PENDING
            ? doubtful.or(() -> Optional.of(at))
            : Optional.empty(),
        words);
  }

  /** How much green a look at this moment would add if it were green. */
  Duration since(Instant at) {
    if (verdict.filter(v -> v == Verdict.PASS).isEmpty()) {
      return Duration.ZERO;
    }
    Duration step = Duration.between(last.orElseThrow(), at);
    return step.isNegative() || step.compareTo(GAP) > 0 ? Duration.ZERO : step;
  }

  /**
   * The clock went on without a look (a pause, a lost server, a machine that slept): the greens in
   * a row begin anew. Trouble goes on: senders wait whether anybody looks or not.
   */
  Watch interrupted() {
    return new Watch(green, 0, 0, last, Optional.empty(), troubled, doubtful, summary);
  }

  /** Trouble that another watch has seen goes on in this one. */
  Watch goingOn(Watch other) {
    return new Watch(
        green, greens, reds, last, verdict, troubled.or(() -> other.troubled), doubtful, summary);
  }

  /** Trouble is seen to be over. */
  Watch untroubled() {
    return new Watch(green, greens, reds, last, verdict, Optional.empty(), doubtful, summary);
  }

  /** At most this much of the green counts from now on. */
  Watch capped(Duration most) {
    Duration kept = green.compareTo(most) > 0 ? most : green;
    return new Watch(kept, 0, 0, last, Optional.empty(), troubled, doubtful, summary);
  }

  /** Whether the last look was not green for a reason other than time. */
  public boolean red() {
    return verdict.filter(v -> v != Verdict.PASS && v != Verdict.PENDING).isPresent();
  }
}
