package org.mxshift.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When something may begin: while the clock on a wall in this time zone shows a time of a window
 * that allows it, and of none that denies it.
 *
 * <p>What the clock shows is all that counts. So a window from 22:00 for 8 hours closes at 06:00
 * also in nights of seven and of nine hours; times that a night skips do not exist in it, and those
 * that it has twice count twice.
 *
 * @param zone whose clocks; where nothing is limited it does not matter and is UTC
 * @param allow open in these only; none: always
 * @param deny never open in these
 */
public record Windows(ZoneId zone, List<Window> allow, List<Window> deny) {

  /** Always open. */
  public static final Windows ALWAYS = new Windows(ZoneOffset.UTC, List.of(), List.of());

  /** Nobody waits longer than this for an opening; a leap year. */
  private static final Duration LONGEST = Duration.ofDays(366);

  /** With the 27 after it: every date on every day of the week. A leap year that begins one. */
  private static final int YEAR = 2028;

  private static final int CYCLE = 28;

  /** What is closed more often than this in a year depends on the clock, and not on the year. */
  private static final int FEW = 2_000;

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  /** Copies the lists. */
  public Windows {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
    zone = allow.isEmpty() && deny.isEmpty() ? ZoneOffset.UTC : zone;
  }

  /** Whether nothing is limited. */
  public boolean areAlways() {
    return allow.isEmpty() && deny.isEmpty();
  }

  /** Whether it is never open, in no year. */
  public boolean areNever() {
    return next(beginOf(YEAR)).isEmpty()
        && IntStream.range(YEAR + 1, YEAR + CYCLE)
            .allMatch(year -> next(beginOf(year), FEW).isEmpty());
  }

  private Instant beginOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
  }

  /** Whether something may begin at this moment. */
  public boolean isOpen(Instant at) {
    LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
    return denied(shown).isEmpty() && allowed(shown);
  }

  /** This moment where it is open, otherwise when it opens; empty when that is over a year away. */
  public Optional<Instant> next(Instant from) {
    return next(from, Integer.MAX_VALUE);
  }

  private Optional<Instant> next(Instant from, int steps) {
    Instant last = from.plus(LONGEST);
    Instant at = from;
    for (int step = 0; !isOpen(at); step++) {
      if (step == steps) {
        return Optional.empty();
      }
      Optional<Instant> later = later(at, last);
      if (later.isEmpty()) {
        return later;
      }
      at = later.get();
    }
    return Optional.of(at);
  }

  /** Whether it is closed at any moment from the first to the last of these. */
  public boolean closesWithin(Instant first, Instant last) {
    Instant at = first;
    while (isOpen(at)) {
      Optional<Instant> change = closing(at, last);
      if (change.isEmpty()) {
        return false;
      }
      at = change.get();
    }
    return true;
  }

  /** The next moment at which it may be closed; before it, it is not. */
  private Optional<Instant> closing(Instant at, Instant last) {
    LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
    LocalDateTime end = LocalDateTime.ofInstant(last, zone);
    Stream<LocalDateTime> allowed =
        allow.stream()
            .flatMap(window -> window.closes(shown).stream())
            .max(LocalDateTime::compareTo)
            .stream();
    Stream<LocalDateTime> denied =
        deny.stream().flatMap(window -> window.opens().next(shown, end).stream());
    return first(Stream.concat(allowed, denied), at, last);
  }

  /** The next moment at which it may be open; before it, it is not. */
  private Optional<Instant> later(Instant at, Instant last) {
    LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
    LocalDateTime end = LocalDateTime.ofInstant(last, zone);
    Optional<LocalDateTime> next =
        allowed(shown)
            ? denied(shown)
            : allow.stream()
                .flatMap(window -> window.opens().next(shown, end).stream())
                .min(LocalDateTime::compareTo);
    return first(next.stream(), at, last);
  }

  /** When the clock shows the first of these, or is changed; empty when that is after the last. */
  private Optional<Instant> first(Stream<LocalDateTime> times, Instant at, Instant last) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(at);
    return Stream.concat(
            times.map(time -> shows(time, at)),
            Stream.ofNullable(change).map(ZoneOffsetTransition::getInstant))
        .filter(moment -> !moment.isAfter(last))
        .min(Instant::compareTo);
  }

  /** When the clock shows this time next; where it skips it, when it does. */
  private Instant shows(LocalDateTime time, Instant after) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(time);
    if (change == null || change.isGap()) {
      return change == null ? time.toInstant(rules.getOffset(time)) : change.getInstant();
    }
    Instant first = time.toInstant(change.getOffsetBefore());
    return first.isAfter(after) ? first : time.toInstant(change.getOffsetAfter());
  }

  private boolean allowed(LocalDateTime shown) {
    return allow.isEmpty() || allow.stream().anyMatch(one -> one.closes(shown).isPresent());
  }

  /** Until when, at least, if it is. */
  private Optional<LocalDateTime> denied(LocalDateTime shown) {
    return deny.stream()
        .flatMap(window -> window.closes(shown).stream())
        .max(LocalDateTime::compareTo);
  }

  /** A moment for people, such as {@code 2026-11-23 21:00:00Z (Mon 23 Nov 22:00 Europe/Berlin)}. */
  public String tell(Instant at) {
    return UTC.format(at.atZone(ZoneOffset.UTC))
        + (zone.getRules().equals(ZoneOffset.UTC.getRules())
            ? ""
            : " (" + LOCAL.format(at.atZone(zone)) + " " + zone + ")");
  }

  /** The rules in words. */
  public String sentence() {
    if (areAlways()) {
      return "always";
    }
    String open = allow.isEmpty() ? "always" : text(allow);
    return open + (deny.isEmpty() ? "" : ", but not " + text(deny)) + ", in " + zone;
  }

  private static String text(List<Window> windows) {
    return windows.stream().map(Objects::toString).collect(Collectors.joining(" or "));
  }
}
