package org.mxshift.model;

import java.time.Duration;

/**
 * How long an answer may be cached, in whole seconds from 0 to 2^31-1 (RFC 2181 section 8).
 *
 * @param seconds the time to live
 */
public record Ttl(int seconds) implements Comparable<Ttl> {

  /** Never cached. */
  public static final Ttl ZERO = new Ttl(0);

  /** Refuses negative values. */
  public Ttl {
    if (seconds < 0) {
      throw new IllegalArgumentException("a TTL is not negative, this one is " + seconds);
    }
  }

  /** A TTL from a duration of whole seconds. */
  public static Ttl of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 0 || seconds > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a TTL is 0 to 2147483647 seconds, this one is " + seconds);
    }
    return new Ttl((int) seconds);
  }

  /** The same length of time as a duration. */
  public Duration duration() {
    return Duration.ofSeconds(seconds);
  }

  /** The smaller of the two: a TTL that is already lower is never raised. */
  public Ttl min(Ttl other) {
    return seconds <= other.seconds ? this : other;
  }

  /** The larger of the two. */
  public Ttl max(Ttl other) {
    return seconds >= other.seconds ? this : other;
  }

  @Override
  public int compareTo(Ttl other) {
    return Integer.compare(seconds, other.seconds);
  }

  /** The TTL as people write it, such as {@code 5m}. */
  @Override
  public String toString() {
    return TimeText.print(duration());
  }
}
