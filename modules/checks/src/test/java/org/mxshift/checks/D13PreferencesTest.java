package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** Sets in order, too close, doubled, and none. */
class D13PreferencesTest {

  private final Check check = new D13Preferences();

  private Finding mx(String... values) {
    return World.healthy().record("example.com", "MX", 60, values).judge(check);
  }

  @Test
  void passesWithRoomOrEqualPreferences() {
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
    assertThat(mx("1 a.example.", "5 b.example.", "5 c.example.").outcome())
        .isEqualTo(Outcome.PASS);
  }

  @Test
  void warnsOfNoneOfTwiceAndOfNoRoom() {
    assertThat(World.healthy().without("example.com", "MX").judge(check).sentence())
        .contains("has no MX record");
    assertThat(mx("10 a.example.", "20 a.example.").sentence())
        .isEqualTo("a.example stands in the MX set twice");
    Finding close = mx("10 a.example.", "11 b.example.", "12 c.example.");
    assertThat(close.outcome()).isEqualTo(Outcome.WARN);
    assertThat(close.sentence()).contains("[10, 11, 12]");
  }

  @Test
  void isInconclusiveWhenTheSetIsNotSeen() {
    Finding finding = World.healthy().hiding(World.published("example.com", "MX")).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
