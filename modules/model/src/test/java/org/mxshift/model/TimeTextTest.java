package org.mxshift.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "90, 90",
    "90s, 90",
    "5m, 300",
    "1h30m, 5400",
    "3d, 259200",
    "1w, 604800",
    "1d1s, 86401"
  })
  void readsAndWritesTheSameLength(String text, long seconds) {
    Duration length = TimeText.parse(text);
    assertThat(length).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(TimeText.parse(TimeText.print(length))).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "5 m", "-5m", "5M", "1s1m", "99999999999"})
  void refusesWhatIsNoLength(String text) {
    assertThatThrownBy(() -> TimeText.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTtlIsNeverRaisedByTakingTheSmaller() {
    assertThat(new Ttl(60).min(new Ttl(300))).isEqualTo(new Ttl(60));
    assertThat(new Ttl(60).max(new Ttl(300))).hasToString("5m");
    assertThatThrownBy(() -> new Ttl(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ttl.of(Duration.ofDays(30_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
