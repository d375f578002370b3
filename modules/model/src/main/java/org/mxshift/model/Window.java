package org.mxshift.model;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * Times that come again, by a clock on a wall: from each minute of a {@link Cron} on, for so long.
 *
 * @param opens when it opens
 * @param length for how long; a minute to 31 days
 */
public record Window(Cron opens, Duration length) {

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(31);
  private static final String FOR = " FOR ";

  /** Refuses a length out of range. */
  public Window {
    if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "a window is open for a minute to 31 days, not for "
              + TimeText.print(length)
              + "; write 4h");
    }
  }

  /**
   * Reads such as {@code 0 22 * * MON-THU for 4h}.
   *
   * @throws IllegalArgumentException when the text is no window
   */
  public static Window parse(String text) {
    int at = text.toUpperCase(Locale.ROOT).indexOf(FOR);
    if (at < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' does not say for how long; write 0 22 * * MON-THU for 4h");
    }
    return new Window(
        Cron.parse(text.substring(0, at)),
        TimeText.parse(text.substring(at + FOR.length()).strip()));
  }

  /** When it closes, if it is open at this time. */
  Optional<LocalDateTime> closes(LocalDateTime at) {
    return opens.latest(at, at.minus(length)).map(start -> start.plus(length));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return opens + " for " + TimeText.print(length);
  }
}
