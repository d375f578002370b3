package org.mxshift.sandbox;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks again and again for what other threads bring about, no longer than a limit. */
final class Eventually {
  private static final int STEP_MILLIS = 5;

  private Eventually() {}

  static void holds(Duration limit, BooleanSupplier condition) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      assertThat(never.await(STEP_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
    }
    assertThat(condition.getAsBoolean()).as("came true within %s", limit).isTrue();
  }
}
