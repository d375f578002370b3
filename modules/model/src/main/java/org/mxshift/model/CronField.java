package org.mxshift.model;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One field of {@link Cron}: which numbers it means. */
final class CronField {

  private static final Pattern PART =
      Pattern.compile("(?:\\*|([A-Z]{3}|\\d{1,2})(?:-([A-Z]{3}|\\d{1,2}))?)(?:/([1-9]\\d?))?");

  private final String what;
  private final int least;
  private final int most;
  private final List<String> names;
  private final int first;

  private CronField(String what, int least, int most, List<String> names, int first) {
    this.what = what;
    this.least = least;
    this.most = most;
    this.names = names;
    this.first = first;
  }

  /**
   * The numbers of this text.
   *
   * @param names words for numbers, beginning at {@code first}
   */
  static BitSet read(String what, String text, int least, int most, List<String> names, int first) {
    BitSet numbers = new BitSet();
    CronField field = new CronField(what, least, most, names, first);
    for (String part : text.split(",", -1)) {
      field.add(part, numbers);
    }
    return numbers;
  }

  private void add(String part, BitSet numbers) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches() || (matcher.group(3) != null && isOne(part, matcher))) {
      throw wrong(part);
    }
    int from = matcher.group(1) == null ? least : number(part, matcher.group(1));
    int to =
        matcher.group(2) != null
            ? number(part, matcher.group(2))
            : part.startsWith("*") ? most : from;
    int step = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
    if (from > to) {
      throw wrong(part);
    }
    for (int number = from; number <= to; number += step) {
      numbers.set(number);
    }
  }

  /** A step of a single number means different things to different crons. */
  private static boolean isOne(String part, Matcher matcher) {
    return !part.startsWith("*") && matcher.group(2) == null;
  }

  private int number(String part, String word) {
    int number =
        names.contains(word)
            ? first + names.indexOf(word)
            : Character.isDigit(word.charAt(0)) ? Integer.parseInt(word) : -1;
    if (number < least || number > most) {
      throw wrong(part);
    }
    return number;
  }

  private IllegalArgumentException wrong(String part) {
    return new IllegalArgumentException(
        "'"
            + part
            + "' is no "
            + what
            + "; write "
            + least
            + " to "
            + most
            + (names.isEmpty() ? "" : " or " + names.get(0) + " to " + names.get(names.size() - 1))
            + ", a list, a range, or *");
  }
}
