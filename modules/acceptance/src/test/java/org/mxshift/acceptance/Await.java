package org.mxshift.acceptance;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounded waiting for another process: looks every 20 ms and tells what it last saw when time is up. */
final class Await {
  private static final long PAUSE_MILLIS = 20;

  private Await() {}

  /** Returns as soon as {@code met}; fails after {@code limit} with {@code what} and {@code seen}. */
  static void until(String what, Duration limit, BooleanSupplier met, Supplier<String> seen) {
    long end = System.nanoTime() + limit.toNanos();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + limit + " in vain for " + what + "; saw:\n" + seen.get());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a server", e);
    }
  }
}
