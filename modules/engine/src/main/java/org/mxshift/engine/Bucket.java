package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.spi.Rate;

/**
 * The calls that the owner of some credentials has left, for all migrations of one process: a token
 * bucket, and the host's word on when to come back. Safe for use by several threads.
 */
public final class Bucket {

  private final InstantSource clock;
  private final List<Rate> rates;
  private final Map<Rate, Instant> full = new HashMap<>();
  private Instant quiet = Instant.MIN;

  /**
   * A full bucket.
   *
   * @param rates that hold at once; none for a host that takes all calls
   */
  public Bucket(List<Rate> rates, InstantSource clock) {
    this.rates = List.copyOf(rates);
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
    Map<Rate, Instant> next = new HashMap<>();
    Duration wait = Duration.ZERO;
    for (Rate rate : rates) {
      Instant from = full.getOrDefault(rate, now);
      int share = Math.min(calls, rate.burst());
      Instant later = (from.isBefore(now) ? now : from).plus(rate.step().multipliedBy(share));
      Duration over = Duration.between(now.plus(rate.step().multipliedBy(rate.burst())), later);
      wait = over.compareTo(wait) > 0 ? over : wait;
      next.put(rate, later);
    }
    if (wait.isZero()) {
      full.putAll(next);
    }
    return wait;
  }

  /** The host asks to be left alone; nobody calls before that is over. */
  synchronized void leaveAlone(Duration length) {
    Instant until = clock.instant().plus(length);
    quiet = until.isAfter(quiet) ? until : quiet;
  }
}
