package org.mxshift.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Goes when it is told to. Whoever waits by it tells it to. */
final class StepClock extends Clock {

  private final AtomicReference<Instant> now;

  /** Begins now. */
  StepClock() {
    this(Instant.now(systemUTC()));
  }

  StepClock(Instant begin) {
    now = new AtomicReference<>(begin);
  }

  void forward(Duration step) {
    now.updateAndGet(instant -> instant.plus(step));
  }

  /** A wait is over at once, and that much later. */
  Interrupts interrupts() {
    return new Interrupts() {
      @Override
      void rest(Duration length) {
        if (!isAsked()) {
          forward(length);
        }
      }
    };
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
