package org.mxshift.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers who came first when (RFC 6647). */
final class Greylist {
  private final InstantSource clock;
  private final Map<String, Instant> firstSeen = new ConcurrentHashMap<>();

  Greylist(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the visitor came for the first time at least this period ago. */
  boolean passes(String visitor, Duration period) {
    Instant now = clock.instant();
    Instant first = firstSeen.computeIfAbsent(visitor, v -> now);
    return !now.isBefore(first.plus(period)) && !first.equals(now);
  }
}
