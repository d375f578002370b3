package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** Hosts of the plan, and one that nobody knows. */
class D14OnlyExpectedHostsTest {

  private final Check check = new D14OnlyExpectedHosts();

  @Test
  void passesWithHostsOfEitherSide() {
    World world =
        World.healthy()
            .record("example.com", "MX", 60, "5 mx1.new.example.", "9 mx1.mail.example.");
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void failsForAStranger() {
    World world =
        World.healthy()
            .record("example.com", "MX", 60, "10 mx1.mail.example.", "90 backup.isp.example.");
    Finding finding = world.judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).startsWith("backup.isp.example is published");
  }

  @Test
  void isInconclusiveWhenTheSetIsNotSeen() {
    World world = World.healthy().hiding(World.published("example.com", "MX"));
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(world.judge(check).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
