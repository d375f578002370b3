package org.mxshift.engine;

import java.time.Duration;

/**
 * How soon to come back for what is not a clock of the program.
 *
 * @param poll between two looks at name servers that do not all answer yet
 * @param again between a first rejection and the look that confirms it, and after a provider that
 *     was busy
 */
public record Pace(Duration poll, Duration again) {

  /** Five seconds, one minute. */
  public static final Pace USUAL = new Pace(Duration.ofSeconds(5), Duration.ofMinutes(1));
}
