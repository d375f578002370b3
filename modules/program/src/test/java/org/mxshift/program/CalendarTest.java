package org.mxshift.program;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.SetKey;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;

class CalendarTest {

  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private static Calendar.Entry entry(Step step, String begin, String length) {
    return new Calendar.Entry(step, Instant.parse(begin), Duration.parse(length));
  }

  @Test
  void eachStepBeginsWhenTheOneBeforeIsOver() {
    Calendar calendar = Calendar.of(Programs.usual(), START);
    assertThat(calendar.entries())
        .containsExactly(
            entry(Step.PREFLIGHT, "2026-11-22T08:00:00Z", "PT0S"),
            entry(Step.PREPARE, "2026-11-22T08:00:00Z", "PT0S"),
            entry(Step.AWAIT_TTL, "2026-11-22T08:00:00Z", "PT26H24M"),
            entry(Step.INTRODUCE, "2026-11-23T10:24:00Z", "PT10M"),
            entry(Step.HOLD, "2026-11-23T10:34:00Z", "PT72H"),
            entry(Step.RETIRE, "2026-11-26T10:34:00Z", "PT10M"),
            entry(Step.DRAIN, "2026-11-26T10:44:00Z", "PT72H"),
            entry(Step.NARROW, "2026-11-29T10:44:00Z", "PT10M"),
            entry(Step.RESTORE, "2026-11-29T10:54:00Z", "PT0S"));
    assertThat(calendar.end()).isEqualTo(Instant.parse("2026-11-29T10:54:00Z"));
    assertThat(calendar.total()).isEqualTo(Duration.between(START, calendar.end()));
  }

  @Test
  void reckonsWithWindows() {
    Program usual = Programs.usual();
    Windows windows =
        new Windows(
            ZoneId.of("Europe/Berlin"),
            List.of(Window.parse("0 22 * * MON-THU for 4h")),
            List.of(Window.parse("0 0 26 11 * for 1d")));
    Program limited =
        new Program(
            usual.domain(),
            usual.zone(),
            usual.direction(),
            Programs.terms(windows),
            usual.moves(),
            usual.onward());
    Calendar calendar = Calendar.of(limited, START);
    assertThat(calendar.entries())
        .containsExactly(
            entry(Step.PREFLIGHT, "2026-11-22T08:00:00Z", "PT0S"),
            entry(Step.PREPARE, "2026-11-22T08:00:00Z", "PT0S"),
            entry(Step.AWAIT_TTL, "2026-11-22T08:00:00Z", "PT26H24M"),
            waits(Step.INTRODUCE, "2026-11-23T21:00:00Z", "PT10M", "PT10H36M"),
            entry(Step.HOLD, "2026-11-23T21:10:00Z", "PT72H"),
            waits(Step.RETIRE, "2026-11-26T23:00:00Z", "PT10M", "PT1H50M"),
            entry(Step.DRAIN, "2026-11-26T23:10:00Z", "PT72H"),
            waits(Step.NARROW, "2026-11-30T21:00:00Z", "PT10M", "PT21H50M"),
            entry(Step.RESTORE, "2026-11-30T21:10:00Z", "PT0S"));
    assertThat(calendar.end()).isEqualTo(Instant.parse("2026-11-30T21:10:00Z"));
    assertThat(calendar.total()).isEqualTo(Duration.between(START, calendar.end()));
    assertThat(limited.reversed(limited.moves().size()).moves())
        .as("the way back")
        .allMatch(move -> limited.reversed(limited.moves().size()).windows(move).areAlways());
  }

  private static Calendar.Entry waits(Step step, String begin, String length, String waits) {
    Calendar.Entry entry = entry(step, begin, length);
    return new Calendar.Entry(step, entry.begin(), entry.length(), Duration.parse(waits));
  }

  /** People read it in their own time: across a change of the hour a day is still 24 hours. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28T09:00+01:00, 2026-03-29T12:24+02:00",
    "Europe/Berlin, 2026-10-24T09:00+02:00, 2026-10-25T10:24+01:00",
    "America/New_York, 2026-03-07T09:00-05:00, 2026-03-08T12:24-04:00",
    "America/New_York, 2026-10-31T09:00-04:00, 2026-11-01T10:24-05:00"
  })
  void aDayIsADayWhereTheHourChanges(String zone, OffsetDateTime start, OffsetDateTime introduced) {
    Calendar calendar = Calendar.of(Programs.usual(), start.toInstant());
    Instant begin =
        calendar.entries().stream()
            .filter(entry -> entry.step() == Step.INTRODUCE)
            .findFirst()
            .orElseThrow()
            .begin();
    assertThat(begin.atZone(ZoneId.of(zone)).toOffsetDateTime()).isEqualTo(introduced);
    assertThat(Duration.between(start.toInstant(), begin)).isEqualTo(Duration.parse("PT26H24M"));
  }

  @Test
  void conditionsOfOneMoveAreWaitedForSideBySideAndGreensTakeTheirTime() {
    Condition.Observed three =
        new Condition.Observed(Duration.ZERO, Duration.ofMinutes(15), 3, List.of());
    Move move =
        Programs.look(
            "verify/hosts",
            Programs.mx("300: 1 n"),
            three,
            Programs.waited(Duration.ofMinutes(20)));
    assertThat(Calendar.length(move)).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void backCostsWhatTheReversedProgramTakes() {
    assertThat(BackCost.of(Programs.usual()))
        .containsExactly(
            cost(Step.PREFLIGHT, 0, "PT0S", "PT0S"),
            cost(Step.PREPARE, 2, "PT0S", "PT0S"),
            cost(Step.AWAIT_TTL, 2, "PT0S", "PT0S"),
            cost(Step.INTRODUCE, 3, "PT10M", "PT72H40M"),
            cost(Step.HOLD, 3, "PT10M", "PT72H40M"),
            cost(Step.RETIRE, 4, "PT10M", "PT144H50M"),
            cost(Step.DRAIN, 4, "PT10M", "PT144H50M"),
            cost(Step.NARROW, 5, "PT20M", "PT145H"),
            cost(Step.RESTORE, 7, "PT26H34M", "PT171H14M"));
  }

  private static BackCost cost(Step step, int writes, String oldHosts, String all) {
    return new BackCost(step, writes, Duration.parse(oldHosts), Duration.parse(all));
  }

  @Test
  void programsAndTermsThatCannotBeAreRefused() {
    Move move = Programs.usual().moves().get(0);
    assertThatThrownBy(() -> Programs.of(List.of(move, move))).hasMessageContaining("the same id");
    assertThatThrownBy(() -> Programs.usual().move("no/such"))
        .hasMessage("the program has no move 'no/such'");
    assertThatThrownBy(() -> new Change(Programs.mx("300: 1 n"), Programs.spf(300, "-all")))
        .hasMessageContaining("a change is of one record set");
    assertThat(new Condition.Waited(Duration.ofHours(1), Optional.<SetKey>empty()).sentence())
        .isEqualTo("1h after every name server answers");
    assertThat(Programs.terms().gone(Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(1584));
    assertThat(Programs.terms().gone(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(330));
  }
}
