package org.mxshift.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Minutes as cron writes them: minute, hour, day of month, month, day of week, such as {@code 0 22
 * * * MON-THU}.
 *
 * <p>Each field is {@code *} or a list of numbers and ranges, each range (or {@code *}) with a step
 * if it likes: {@code 1,10-20/2}. Months and days of the week have names too; Sunday is 0 and 7.
 * Where both fields of days are restricted, one of them is enough. Times are those of a clock on a
 * wall: which moments they are, a time zone says.
 */
public final class Cron {

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private final String text;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;
  private final boolean either;

  private Cron(List<String> fields) {
    text = String.join(" ", fields);
    minutes = CronField.read("minute", fields.get(0), 0, 59, List.of(), 0);
    hours = CronField.read("hour", fields.get(1), 0, 23, List.of(), 0);
    days = CronField.read("day of month", fields.get(2), 1, 31, List.of(), 0);
    months = CronField.read("month", fields.get(3), 1, 12, MONTHS, 1);
    weekdays = CronField.read("day of week", fields.get(4), 0, 7, DAYS, 0);
    if (weekdays.get(7)) {
      weekdays.set(0);
    }
    either = !fields.get(2).startsWith("*") && !fields.get(4).startsWith("*");
  }

  /**
   * Reads the five fields.
   *
   * @throws IllegalArgumentException when the text is not that
   */
  public static Cron parse(String text) {
    List<String> fields = List.of(text.strip().toUpperCase(Locale.ROOT).split("\\s+"));
    if (fields.size() != 5) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not five fields; write MINUTE HOUR DAY MONTH WEEKDAY, such as 0 22 * * MON-THU");
    }
    return new Cron(fields);
  }

  /** The latest of these minutes that is at this time or before, and after the other. */
  Optional<LocalDateTime> latest(LocalDateTime at, LocalDateTime after) {
    LocalTime until = at.toLocalTime();
    for (LocalDate day = at.toLocalDate();
        !day.isBefore(after.toLocalDate());
        day = day.minusDays(1)) {
      Optional<LocalTime> time = isDay(day) ? latest(until) : Optional.empty();
      if (time.isPresent()) {
        return time.map(day::atTime).filter(after::isBefore);
      }
      until = LocalTime.MAX;
    }
    return Optional.empty();
  }

  private Optional<LocalTime> latest(LocalTime until) {
    if (hours.get(until.getHour())) {
      int minute = minutes.previousSetBit(until.getMinute());
      if (minute >= 0) {
        return Optional.of(LocalTime.of(until.getHour(), minute));
      }
    }
    int hour = until.getHour() == 0 ? -1 : hours.previousSetBit(until.getHour() - 1);
    return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minutes.length() - 1));
  }

  /** The first of these minutes that is after this time, and not after the last. */
  Optional<LocalDateTime> next(LocalDateTime after, LocalDateTime last) {
    LocalDateTime first = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    LocalTime from = first.toLocalTime();
    for (LocalDate day = first.toLocalDate();
        !day.isAfter(last.toLocalDate());
        day = day.plusDays(1)) {
      Optional<LocalTime> time = isDay(day) ? first(from) : Optional.empty();
      if (time.isPresent()) {
        return time.map(day::atTime).filter(one -> !one.isAfter(last));
      }
      from = LocalTime.MIN;
    }
    return Optional.empty();
  }

  private Optional<LocalTime> first(LocalTime from) {
    if (hours.get(from.getHour())) {
      int minute = minutes.nextSetBit(from.getMinute());
      if (minute >= 0) {
        return Optional.of(LocalTime.of(from.getHour(), minute));
      }
    }
    int hour = hours.nextSetBit(from.getHour() + 1);
    return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minutes.nextSetBit(0)));
  }

  private boolean isDay(LocalDate day) {
    boolean ofMonth = days.get(day.getDayOfMonth());
    boolean ofWeek = weekdays.get(day.getDayOfWeek().getValue() % 7);
    return months.get(day.getMonthValue()) && (either ? ofMonth || ofWeek : ofMonth && ofWeek);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron cron && cron.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The five fields, one blank between, in capitals. */
  @Override
  public String toString() {
    return text;
  }
}
