package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.mxshift.model.Name;

/**
 * Compares a process's clock with the time that passes in it, so that a clock which is set forward
 * is not taken for a wait that is over.
 *
 * <p>One for a process that stays. Between two processes nothing but the clock is left to go by.
 */
public final class Pulse {

  /** Less is what clocks are adjusted by every day. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Instant began;
  private final LongSupplier nanos;
  private final long zero;
  private final Map<Name, Duration> known = new ConcurrentHashMap<>();

  /**
   * From now on.
   *
   * @param nanos nanoseconds that have passed since any moment; nobody sets them
   */
  public Pulse(InstantSource clock, LongSupplier nanos) {
    this.nanos = nanos;
    this.zero = nanos.getAsLong();
    this.began = clock.instant();
  }

  /**
   * How far the clock has run ahead since the log of this run was told the last time; empty when it
   * has not.
   *
   * @param told what the clock says
   */
  Optional<Duration> ahead(Name domain, Instant told) {
    Duration passed = Duration.ofNanos(nanos.getAsLong() - zero);
    Duration drift = Duration.between(began, told).minus(passed);
    Duration before = known.computeIfAbsent(domain, any -> Duration.ZERO);
    if (drift.compareTo(before) < 0) {
      known.put(domain, drift);
    }
    Duration by = drift.minus(before);
    return by.compareTo(LIMIT) > 0 ? Optional.of(by) : Optional.empty();
  }

  /** The log of this run knows it now. */
  void told(Name domain, Duration by) {
    known.merge(domain, by, Duration::plus);
  }
}
