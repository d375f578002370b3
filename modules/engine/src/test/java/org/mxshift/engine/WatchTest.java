package org.mxshift.engine;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mxshift.spi.Verdict;

class WatchTest {

  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  /** A watch after these looks, one letter each, an hour apart. */
  private static Watch after(String looks) {
    Watch watch = Watch.NONE;
    for (int hour = 0; hour < looks.length(); hour++) {
      Verdict verdict =
          switch (looks.charAt(hour)) {
            case 'g' -> Verdict.PASS;
            case 'r' -> Verdict.REJECTS;
            case 'd' -> Verdict.DEFERS;
            case 'i' -> Verdict.INCONCLUSIVE;
            default -> Verdict.PENDING;
          };
      watch = watch.with(verdict, "look " + hour, START.plus(Duration.ofHours(hour)));
    }
    return watch;
  }

  @Test
  void onlyTimeBetweenTwoGreensIsGreen() {
    assertThat(after("g").green()).isZero();
    assertThat(after("gggg").green()).hasHours(3);
    assertThat(after("ggrgg").green()).hasHours(2);
    assertThat(after("gpg").green()).isZero();
    assertThat(after("gigdg").green()).isZero();
  }

  @Test
  void greensAndRejectionsInARowAreCounted() {
    assertThat(after("ggrgg").greens()).isEqualTo(2);
    assertThat(after("ggr").greens()).isZero();
    assertThat(after("rr").reds()).isEqualTo(2);
    assertThat(after("rdr").reds()).isEqualTo(1);
    assertThat(after("rgr").reds()).isEqualTo(1);
    assertThat(after("rpr").reds()).isEqualTo(1);
    assertThat(after("riir").reds()).isEqualTo(2);
  }

  @Test
  void troubleLastsFromTheFirstPutOffLookToTheNextGreen() {
    assertThat(after("gddd").troubled()).contains(START.plus(Duration.ofHours(1)));
    assertThat(after("gdid").troubled()).contains(START.plus(Duration.ofHours(1)));
    assertThat(after("gdg").troubled()).isEmpty();
    assertThat(after("giii").troubled()).isEmpty();
  }

  @Test
  void aGapOfMoreThanSixHoursDoesNotCount() {
    Watch watch = after("g");
    assertThat(watch.since(START.plus(Watch.GAP))).isEqualTo(Watch.GAP);
    assertThat(watch.since(START.plus(Watch.GAP).plusSeconds(1))).isZero();
    assertThat(watch.since(START.minusSeconds(1))).isZero();
  }

  @Test
  void anInterruptionKeepsWhatWasSeenAndBeginsTheRowAnew() {
    Watch watch = after("ggg").interrupted();
    assertThat(watch.green()).hasHours(2);
    assertThat(watch.greens()).isZero();
    assertThat(watch.since(START.plus(Duration.ofHours(3)))).isZero();
    assertThat(watch.red()).isFalse();
  }

  @Test
  void aCapTakesGreenAwayAndNeverAdds() {
    assertThat(after("ggggg").capped(Duration.ofHours(1)).green()).hasHours(1);
    assertThat(after("gg").capped(Duration.ofHours(9)).green()).hasHours(1);
  }

  @Test
  void pendingIsNotRed() {
    assertThat(after("p").red()).isFalse();
    assertThat(after("g").red()).isFalse();
    assertThat(after("i").red()).isTrue();
    assertThat(after("d").red()).isTrue();
    assertThat(after("r").red()).isTrue();
  }
}
