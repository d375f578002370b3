package org.mxshift.spi;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.model.TimeText;

/**
 * How many calls a DNS host takes from one owner of credentials, whatever they are for.
 *
 * @param calls at most, within any span of this length; 1 to 1,000,000
 * @param span a second to a day
 */
public record Rate(int calls, Duration span) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,7})/(\\S+)");
  private static final int MOST = 1_000_000;
  private static final int PART_AT_ONCE = 6;

  /** Refuses what is no rate. */
  public Rate {
    boolean length =
        span.compareTo(Duration.ofSeconds(1)) >= 0 && span.compareTo(Duration.ofDays(1)) <= 0;
    if (calls < 1 || calls > MOST || !length) {
      throw new IllegalArgumentException(
          "a rate is 1 to 1000000 calls in 1s to 1d, such as 300/5m");
    }
  }

  /**
   * Reads calls and span, such as {@code 300/5m}.
   *
   * @throws IllegalArgumentException when it is no rate
   */
  public static Rate parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no rate; write calls and time, such as 300/5m");
    }
    return new Rate(Integer.parseInt(matcher.group(1)), TimeText.parse(matcher.group(2)));
  }

  /** How many calls may come at once after a silence; the others are spread over the span. */
  public int burst() {
    return Math.max(1, calls / PART_AT_ONCE);
  }

  /** How long it takes, at this rate, until one more call may come. */
  public Duration step() {
    return span.dividedBy(Math.max(1, calls - burst()));
  }

  @Override
  public String toString() {
    return calls + "/" + TimeText.print(span);
  }
}
