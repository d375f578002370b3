package org.mxshift.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as people write them: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 3d}; a bare
 * number is seconds.
 */
public final class TimeText {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,5})w)?(?:(\\d{1,6})d)?(?:(\\d{1,7})h)?(?:(\\d{1,8})m)?(?:(\\d{1,10})s?)?");
  private static final long[] UNITS = {604_800, 86_400, 3_600, 60, 1};

  private TimeText() {}

  /**
   * Reads a length of time.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a length of time; write 90s, 5m, 1h30m or 3d");
    }
    long seconds = 0;
    for (int unit = 0; unit < UNITS.length; unit++) {
      String digits = matcher.group(unit + 1);
      seconds += digits == null ? 0 : Long.parseLong(digits) * UNITS[unit];
    }
    return Duration.ofSeconds(seconds);
  }

  /**
   * Writes a length of time so that {@link #parse} reads the same; parts of a second are dropped.
   */
  public static String print(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 0) {
      return "-" + print(duration.negated());
    }
    StringBuilder text = new StringBuilder();
    String letters = "dhms";
    for (int unit = 0; unit < letters.length(); unit++) {
      long size = UNITS[unit + 1];
      if (seconds >= size) {
        text.append(seconds / size).append(letters.charAt(unit));
        seconds %= size;
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
