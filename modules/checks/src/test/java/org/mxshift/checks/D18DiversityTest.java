package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** Hosts in one network and in several. */
class D18DiversityTest {

  private final Check check = new D18Diversity();

  private Finding at(String first, String second) {
    return World.healthy()
        .record("mx1.new.example", "A", 60, first)
        .record("mx2.new.example", "A", 60, second)
        .judge(check, World.plan());
  }

  @Test
  void passesInTwoNetworks() {
    assertThat(at("64.6.64.6", "64.6.65.6").outcome()).isEqualTo(Outcome.PASS);
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void notesThatAllStandInOne() {
    assertThat(at("64.6.64.6", "64.6.64.250").outcome()).isEqualTo(Outcome.WARN);
    assertThat(check.about().severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void isInconclusiveWhenAnAddressIsNotSeenAndNotAboutOneHost() {
    World world = World.healthy().hiding(World.published("mx1.new.example", "AAAA"));
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    Subject one = World.plan("to: {mx: [10 mx1.new.example.]}");
    assertThat(world.judge(check, one).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
