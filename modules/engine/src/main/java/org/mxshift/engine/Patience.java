package org.mxshift.engine;

import java.time.Duration;

/**
 * What one tick may spend on calls that do not come through; then it rests, and the next one comes.
 *
 * @param tries how often calls are made again, all calls together
 * @param time how long waits and failed calls may take, all together
 * @param again how long to leave a host alone that is still busy when all this is used up
 */
public record Patience(int tries, Duration time, Duration again) {

  /** Four, fifteen seconds, a minute: proofs are still fresh when a write comes through. */
  public static final Patience USUAL =
      new Patience(4, Duration.ofSeconds(15), Duration.ofMinutes(1));
}
