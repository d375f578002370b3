package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mxshift.spi.Rate;

/**
 * The calls that the owner of some credentials has left, for all migrations of one process: a token
 * bucket, and the host's word on when to come back. Safe for use by several threads.
 */
public final class Bucket {

  private final InstantSource clock;
  private final Optional<Rate> rate;
  private Instant quiet = Instant.MIN;
  private Instant full = Instant.MIN;

  /**
   * A full bucket.
   *
   * @param rate empty for a host that takes all calls
   */
  public Bucket(Optional<Rate> rate, InstantSource clock) {
    this.rate = rate;
    this.clock = clock;
  }

  /**
   * Takes calls out, if they are in.
   *
   * @param calls more than may come at once count as that many
   * @return zero when they were taken; otherwise how long to wait before asking again
   */
  synchronized Duration take(int calls) {
    Instant now = clock.instant();
    if (now.isBefore(quiet)) {
      return Duration.between(now, quiet);
    }
    if (rate.isEmpty()) {
      return Duration.ZERO;
    }
    Duration step = rate.get().step();
    int burst = rate.get().burst();
    Instant later =
        (full.isBefore(now) ? now : full).plus(step.multipliedBy(Math.min(calls, burst)));
    Instant latest = now.plus(step.multipliedBy(burst));
    if (later.isAfter(latest)) {
      return Duration.between(latest, later);
    }
    full = later;
    return Duration.ZERO;
  }

  /** The host asks to be left alone; nobody calls before that is over. */
  synchronized void leaveAlone(Duration length) {
    Instant until = clock.instant().plus(length);
    quiet = until.isAfter(quiet) ? until : quiet;
  }
}
