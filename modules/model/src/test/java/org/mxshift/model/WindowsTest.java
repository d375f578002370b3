package org.mxshift.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Windows windows(String zone, String allow, String deny) {
    return new Windows(ZoneId.of(zone), list(allow), list(deny));
  }

  private static List<Window> list(String text) {
    return text.isEmpty() ? List.of() : Stream.of(text.split("\\|")).map(Window::parse).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          # zone; allow; deny; from; opens
          Europe/Berlin; 0 22 * * MON-THU for 4h; ''; 2026-11-20T12:00:00Z; 2026-11-23T21:00:00Z
          Europe/Berlin; 0 22 * * MON-THU for 4h; ''; 2026-11-24T00:59:59Z; 2026-11-24T00:59:59Z
          Europe/Berlin; 0 22 * * MON-THU for 4h; ''; 2026-11-24T01:00:00Z; 2026-11-24T21:00:00Z
          Europe/Berlin; 0 22 * * 1-4 for 4h; 0 0 24 11 * for 36h; 2026-11-23T23:00:00Z; 2026-11-25T21:00:00Z
          UTC; ''; 0 8 * * MON-FRI for 10h; 2026-11-20T09:00:00Z; 2026-11-20T18:00:00Z
          UTC; ''; 0 8 * * MON-FRI for 10h|30 17 * * FRI for 1h; 2026-11-20T09:00:00Z; 2026-11-20T18:30:00Z
          UTC; 0 0 13 * FRI for 1h; ''; 2026-11-12T12:00:00Z; 2026-11-13T00:00:00Z
          UTC; 0 0 13 * FRI for 1h; ''; 2026-11-13T12:00:00Z; 2026-11-20T00:00:00Z
          UTC; 5-15/10,40 */6 * JAN,MAR * for 1m; ''; 2026-11-12T12:00:00Z; 2027-01-01T00:05:00Z
          UTC; 0 0 * * 7 for 1d; ''; 2026-11-20T12:00:00Z; 2026-11-22T00:00:00Z
          UTC; 0 22 * * * for 4h; ''; 2026-11-23T01:30:00Z; 2026-11-23T01:30:00Z
          # Berlin skips 02:00 to 03:00 on 28 March 2027: the clock shows 03:00 at 01:00Z
          Europe/Berlin; 30 2 * * * for 1h; ''; 2027-03-27T12:00:00Z; 2027-03-28T01:00:00Z
          Europe/Berlin; 30 2 * * * for 1h; ''; 2027-03-28T01:30:00Z; 2027-03-29T00:30:00Z
          Europe/Berlin; 30 2 * * * for 15m; ''; 2027-03-27T12:00:00Z; 2027-03-29T00:30:00Z
          Europe/Berlin; 0 22 * * * for 8h; ''; 2027-03-28T03:59:59Z; 2027-03-28T03:59:59Z
          Europe/Berlin; 0 22 * * * for 8h; ''; 2027-03-28T04:00:00Z; 2027-03-28T20:00:00Z
          Europe/Berlin; ''; 30 1 * * * for 1h; 2027-03-28T00:30:00Z; 2027-03-28T01:00:00Z
          # and has 02:00 to 03:00 twice on 31 October 2027, from 00:00Z and from 01:00Z on
          Europe/Berlin; 30 2 * * * for 15m; ''; 2027-10-30T12:00:00Z; 2027-10-31T00:30:00Z
          Europe/Berlin; 30 2 * * * for 15m; ''; 2027-10-31T00:45:00Z; 2027-10-31T01:30:00Z
          Europe/Berlin; 30 2 * * * for 15m; ''; 2027-10-31T01:45:00Z; 2027-11-01T01:30:00Z
          Europe/Berlin; 0 22 * * * for 8h; ''; 2027-10-31T04:59:59Z; 2027-10-31T04:59:59Z
          Europe/Berlin; 0 22 * * * for 8h; ''; 2027-10-31T05:00:00Z; 2027-10-31T21:00:00Z
          Europe/Berlin; ''; 0 2 * * * for 1h; 2027-10-31T00:10:00Z; 2027-10-31T02:00:00Z
          Europe/Berlin; ''; 30 2 * * * for 30m; 2027-10-31T00:30:00Z; 2027-10-31T01:00:00Z
          # Sydney goes the other way: 02:00 twice (3:00 back to 2:00) on 4 April, skipped on 3 October 2027
          Australia/Sydney; 30 2 * * * for 15m; ''; 2027-04-03T10:00:00Z; 2027-04-03T15:30:00Z
          Australia/Sydney; 30 2 * * * for 15m; ''; 2027-04-03T15:45:00Z; 2027-04-03T16:30:00Z
          Australia/Sydney; 30 2 * * * for 1h; ''; 2027-10-02T10:00:00Z; 2027-10-02T16:00:00Z
          Australia/Sydney; 30 2 * * * for 15m; ''; 2027-10-02T10:00:00Z; 2027-10-03T15:30:00Z
          # Samoa left out 30 December 2011 altogether
          Pacific/Apia; 0 12 30 12 * for 1h; ''; 2011-12-30T00:00:00Z; 2012-12-29T22:00:00Z
          """)
  void opensWhenTheClockOnTheWallShowsIt(
      String zone, String allow, String deny, Instant from, Instant opens) {
    assertThat(windows(zone, allow, deny).next(from)).contains(opens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          0 0 * * * for 1d; */30 * * * * for 30m
          0 8 * * MON for 2h; 0 0 * * MON for 1d
          0 0 30 2 * for 1h; ''
          ''; 0 0 1 * * for 31d
          """)
  void knowsWhenItNeverOpens(String allow, String deny) {
    Windows windows = windows("UTC", allow, deny);
    assertThat(windows.areNever()).isTrue();
    assertThat(windows.next(Instant.parse("2026-11-22T00:00:00Z"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          # In 2028 the first of January is a Saturday, and the night of 26 March leaves this out
          UTC; 0 0 */31 JAN MON for 1d
          Europe/Berlin; 30 2 26 MAR * for 15m
          # 29 February is a Sunday in one year of 28
          UTC; 0 0 */28 FEB SUN for 1m
          UTC; 0 0 29 FEB * for 1m
          """)
  void opensInSomeYear(String zone, String allow) {
    assertThat(windows(zone, allow, "").areNever()).isFalse();
  }

  @Test
  void waitsForNoDayThatIsYearsAway() {
    Windows windows = windows("UTC", "0 0 29 2 * for 1d", "");
    assertThat(windows.areNever()).isFalse();
    assertThat(windows.next(Instant.parse("2024-03-01T00:00:00Z"))).isEmpty();
  }

  /** Found step by step, against every minute of the hours around each change of the hour. */
  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "Australia/Lord_Howe", "America/Santiago"})
  void findsTheFirstOpenMinuteAndTheFirstClosedOne(String zone) {
    Windows windows =
        windows(
            zone,
            "*/40 1-3 * * * for 25m|50 23 * * SAT for 2h",
            "20 2 * * * for 31m|0 3 * * SUN for 20m");
    Instant at = Instant.parse("2027-01-01T00:00:00Z");
    for (int changes = 0; changes < 2; changes++) {
      at = ZoneId.of(zone).getRules().nextTransition(at).getInstant();
      Optional<Instant> known = Optional.empty();
      Optional<Instant> closed = Optional.empty();
      for (Instant minute = at.plus(Duration.ofHours(26));
          minute.isAfter(at.minus(Duration.ofHours(3)));
          minute = minute.minusSeconds(60)) {
        boolean open = isOpen(windows, minute);
        known = open ? Optional.of(minute) : known;
        closed = open ? closed : Optional.of(minute);
        if (known.isPresent()) {
          assertThat(windows.next(minute)).as("%s %s", zone, minute).isEqualTo(known);
        }
        if (closed.isPresent()) {
          closes(windows, minute, closed.get());
        }
      }
    }
  }

  private static void closes(Windows windows, Instant from, Instant closed) {
    assertThat(windows.closesWithin(from, closed)).as("%s to %s", from, closed).isTrue();
    if (closed.isAfter(from)) {
      assertThat(windows.closesWithin(from, closed.minusSeconds(1))).as("%s", from).isFalse();
    }
  }

  /** By what it says, minute by minute. */
  private static boolean isOpen(Windows windows, Instant minute) {
    LocalDateTime shown = LocalDateTime.ofInstant(minute, windows.zone());
    return windows.deny().stream().noneMatch(one -> covers(one, shown))
        && windows.allow().stream().anyMatch(one -> covers(one, shown));
  }

  private static boolean covers(Window window, LocalDateTime shown) {
    for (LocalDateTime start = shown;
        start.isAfter(shown.minus(window.length()));
        start = start.minusMinutes(1)) {
      if (window.opens().next(start.minusMinutes(1), start).isPresent()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void isWrittenAsItIsRead() {
    assertThat(Window.parse(" 0  22 * * mon-thu FOR 240m"))
        .isEqualTo(Window.parse("0 22 * * MON-THU for 4h"))
        .hasSameHashCodeAs(Window.parse("0 22 * * MON-THU for 4h"))
        .hasToString("0 22 * * MON-THU for 4h");
    assertThat(windows("Europe/Berlin", "0 22 * * 1 for 4h", "* * 24 12 * for 1m").sentence())
        .isEqualTo("0 22 * * 1 for 4h, but not * * 24 12 * for 1m, in Europe/Berlin");
    assertThat(windows("UTC", "", "0 8 * * * for 1h").sentence())
        .isEqualTo("always, but not 0 8 * * * for 1h, in UTC");
    assertThat(Windows.ALWAYS.sentence()).isEqualTo("always");
    assertThat(new Windows(BERLIN, List.of(), List.of())).isEqualTo(Windows.ALWAYS);
  }

  @Test
  void tellsAMomentTwice() {
    assertThat(
            windows("Europe/Berlin", "0 22 * * 1 for 4h", "")
                .tell(Instant.parse("2026-11-23T21:00:00Z")))
        .isEqualTo("2026-11-23 21:00:00Z (Mon 23 Nov 22:00 Europe/Berlin)");
    assertThat(Windows.ALWAYS.tell(Instant.parse("2026-11-23T21:00:00Z")))
        .isEqualTo("2026-11-23 21:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 22 * * MON-THU | does not say for how long
          0 22 * * for 4h | is not five fields
          0 22 * * * * for 4h | is not five fields
          60 22 * * * for 4h | '60' is no minute; write 0 to 59, a list, a range, or *
          0 24 * * * for 4h | '24' is no hour
          0 1 0 * * for 4h | '0' is no day of month
          0 1 * 13 * for 4h | '13' is no month; write 1 to 12 or JAN to DEC, a list, a range, or *
          0 1 * * 8 for 4h | '8' is no day of week; write 0 to 7 or SUN to SAT
          0 1 * * MOO for 4h | 'MOO' is no day of week
          0 1 * JAM * for 4h | 'JAM' is no month
          0 22-2 * * * for 4h | '22-2' is no hour
          0 1 * * FRI-MON for 4h | 'FRI-MON' is no day of week
          5/10 1 * * * for 4h | '5/10' is no minute
          */0 1 * * * for 4h | '*/0' is no minute
          0, 1 * * * for 4h | '' is no minute
          @daily for 4h | is not five fields
          0 1 * * * for ever | 'ever' is not a length of time
          0 1 * * * for 59s | a window is open for a minute to 31 days, not for 59s
          0 1 * * * for 32d | a window is open for a minute to 31 days, not for 32d
          """)
  void refusesWhatIsNoWindow(String text, String why) {
    assertThatThrownBy(() -> Window.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
