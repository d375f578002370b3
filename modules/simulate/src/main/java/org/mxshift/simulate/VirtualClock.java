package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when it is told to. */
public final class VirtualClock implements InstantSource {

  private Instant now;

  /** A clock that stands at this moment. */
  public VirtualClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Lets this much time pass; time never goes back. */
  public void advance(Duration length) {
    if (length.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + length);
    }
    now = now.plus(length);
  }

  /** Lets time pass until this moment; nothing when it is over already. */
  public void advanceTo(Instant moment) {
    now = moment.isAfter(now) ? moment : now;
  }
}
