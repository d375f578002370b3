package org.mxshift.cli;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text as a terminal may be given it: what would move the cursor, change a title or turn letters
 * round is shown by its code, such as {@code \u001b}. Strangers write into zones, replies and logs.
 */
final class Visible {

  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n\t]]");

  private Visible() {}

  /** Lines stay lines. In JSON it is another spelling of the same. */
  static String text(String text) {
    return HIDDEN.matcher(text).replaceAll(found -> "\\" + codes(found.group()));
  }

  /** One line. */
  static String line(String text) {
    return text(text).replaceAll("[\n\t]+", " ");
  }

  /** The first backslash is the replacement's to double. */
  private static String codes(String hidden) {
    return hidden
        .chars()
        .mapToObj(c -> String.format(Locale.ROOT, "\\u%04x", c))
        .collect(Collectors.joining("\\"));
  }
}
