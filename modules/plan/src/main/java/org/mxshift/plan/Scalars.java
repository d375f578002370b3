package org.mxshift.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mxshift.model.TimeText;
import org.mxshift.model.Ttl;

/** Reads single values as people write them; what cannot be read is an IllegalArgumentException. */
final class Scalars {

  private static final int LONGEST_TEXT = 1_000;

  private Scalars() {}

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not a day; write 2026-12-31", e);
    }
  }

  static Duration duration(String text) {
    return TimeText.parse(text);
  }

  static Ttl ttl(String text) {
    return Ttl.of(duration(text));
  }

  static int number(String text) {
    if (!text.matches("0|[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number; write 3");
    }
    return Integer.parseInt(text);
  }

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "'; write true or false");
    };
  }

  /** One of an enum's words, in lower case. */
  static <E extends Enum<E>> E word(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> word(one).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not a word known here; write " + either(words(type))));
  }

  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> List<String> words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Scalars::word).toList();
  }

  private static String either(List<String> words) {
    return words.stream().collect(Collectors.joining(" or "));
  }

  /**
   * Whether a text can stand in a plan and be read by a reviewer: no control, format or line
   * characters (they could break a line of SMTP, or show the reviewer another order of letters).
   */
  static boolean printable(String text) {
    return text.codePoints().allMatch(Scalars::printable);
  }

  static boolean isOneLine(String text) {
    return !text.isBlank() && text.length() <= LONGEST_TEXT && printable(text);
  }

  private static boolean printable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> (character & 0xfffe) != 0xfffe;
    };
  }
}
