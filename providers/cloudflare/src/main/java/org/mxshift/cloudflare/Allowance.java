package org.mxshift.cloudflare;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * What the API says of its limits: {@code Ratelimit: "default";r=50;t=30} means 50 more calls in 30
 * seconds; {@code retry-after} comes with {@code 429}.
 *
 * @param remaining calls that are left; many when nothing was said
 * @param reset how long until there are more
 */
record Allowance(int remaining, Optional<Duration> reset) {

  /** Nothing was said. */
  static final Allowance UNKNOWN = new Allowance(Integer.MAX_VALUE, Optional.empty());

  private static final Pattern LEFT = Pattern.compile(";\\s*r=(\\d{1,9})");
  private static final Pattern TIME = Pattern.compile(";\\s*t=(\\d{1,6})");
  private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,6})\\s*");

  static Allowance of(Headers headers) {
    String said = Optional.ofNullable(headers.get("Ratelimit")).orElse("");
    String after = Optional.ofNullable(headers.get("Retry-After")).orElse("");
    int left = number(LEFT.matcher(said), Matcher::find).orElse(Integer.MAX_VALUE);
    Optional<Integer> wait =
        number(SECONDS.matcher(after), Matcher::matches)
            .or(() -> number(TIME.matcher(said), Matcher::find));
    return new Allowance(left, wait.map(Duration::ofSeconds));
  }

  private static Optional<Integer> number(Matcher matcher, Predicate<Matcher> found) {
    return found.test(matcher) ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}
