package org.mxshift.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.mxshift.model.TimeText;

/**
 * Moments as people read them: UTC, and the time where they live when that is another.
 *
 * @param zone where they live
 * @param now the moment of the command
 */
record Times(ZoneId zone, Instant now) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm xxx", Locale.ENGLISH);
  private static final Duration SOON = Duration.ofMinutes(2);

  /** Such as {@code 2026-11-22 06:00:00Z (Sun 22 Nov 07:00 +01:00)}. */
  String both(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return local.getOffset().equals(ZoneOffset.UTC)
        ? utc(at)
        : utc(at) + " (" + LOCAL.format(local) + ")";
  }

  String utc(Instant at) {
    return UTC.format(at.atZone(ZoneOffset.UTC));
  }

  /** As {@link #both}, with how far away it is. */
  String due(Instant at) {
    Duration left = Duration.between(now, at);
    if (left.isNegative() || left.isZero()) {
      return "now (since " + utc(at) + ")";
    }
    return both(at) + ", in " + rough(left);
  }

  /** A length of time, without seconds where they do not matter. */
  static String rough(Duration length) {
    if (length.compareTo(SOON) < 0) {
      return TimeText.print(length);
    }
    return TimeText.print(Duration.ofMinutes(length.toMinutes()));
  }
}
