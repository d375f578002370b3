package org.mxshift.spf;

import java.util.Locale;
import java.util.Optional;

/** Names as DNS can be asked for them (RFC 7208 sections 4.3, 4.8 and 7.3). */
final class QueryName {

  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  private QueryName() {}

  /**
   * The name without the dot at its end, and cut at its left until it is short enough. Empty where
   * no question can be made of it: a label that is empty or too long, or not ASCII.
   */
  static Optional<String> of(String expanded) {
    String name = withoutDot(expanded);
    while (name.length() > LONGEST && name.indexOf('.') >= 0) {
      name = name.substring(name.indexOf('.') + 1);
    }
    return isName(name) ? Optional.of(name) : Optional.empty();
  }

  private static boolean isName(String name) {
    if (name.length() > LONGEST || !isAscii(name)) {
      return false;
    }
    int begin = 0;
    while (begin <= name.length()) {
      int dot = name.indexOf('.', begin);
      int end = dot < 0 ? name.length() : dot;
      if (end == begin || end - begin > LONGEST_LABEL) {
        return false;
      }
      begin = end + 1;
    }
    return true;
  }

  /** Whether mail can come from there: several labels, and no address in brackets. */
  static boolean isDomain(String name) {
    return name.length() <= LONGEST
        && isName(name)
        && isPrintable(name)
        && name.indexOf('.') > 0
        && !name.startsWith("[");
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** Whether it can be shown, and sent in a reply. */
  static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** One spelling for all that DNS takes for the same name. */
  static String folded(String name) {
    return withoutDot(name).toLowerCase(Locale.ROOT);
  }

  /** Whether it is that domain or below it. */
  static boolean isWithin(String name, String domain) {
    String one = folded(name);
    String other = folded(domain);
    return one.equals(other) || one.endsWith("." + other);
  }
}
