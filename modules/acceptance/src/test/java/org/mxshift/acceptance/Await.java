package org.mxshift.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Bounded waiting for another process, which has nothing to block on: looks after 20 ms, then less
 * and less often up to every 200 ms, since a look may start a process itself; tells what it last
 * saw when time is up.
 */
final class Await {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private Await() {}

  /**
   * Returns as soon as {@code met}; fails after {@code limit} with {@code what} and {@code seen}.
   */
  static void until(String what, Duration limit, BooleanSupplier met, Supplier<String> seen) {
    long end = System.nanoTime() + limit.toNanos();
    long pause = FIRST_PAUSE.toNanos();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "waited " + limit + " in vain for " + what + "; saw:\n" + seen.get());
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(pause + pause / 4, LONGEST_PAUSE.toNanos());
    }
  }
}
