package org.mxshift.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Bounded waiting for another process, which has nothing to block on: looks every 20 ms, and tells
 * what it last saw when time is up.
 */
final class Await {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /**
   * Returns as soon as {@code met}; fails after {@code limit} with {@code what} and {@code seen}.
   */
  static void until(String what, Duration limit, BooleanSupplier met, Supplier<String> seen) {
    long end = System.nanoTime() + limit.toNanos();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "waited " + limit + " in vain for " + what + "; saw:\n" + seen.get());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
