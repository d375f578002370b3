package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** Subdomains and wildcards that go elsewhere, or to the host that leaves. */
class D15SubdomainsTest {

  private final Check check = new D15Subdomains();

  @Test
  void passesWhenNoneNamesALeavingHost() {
    World world = World.healthy().record("lists.example.com", "MX", 60, "10 lists.example.net.");
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void failsForASubdomainAndForAWildcard() {
    for (String owner : new String[] {"lists.example.com", "*.example.com"}) {
      World world = World.healthy().record(owner, "MX", 60, "10 mx2.mail.example.");
      Finding finding = world.judge(check, World.plan());
      assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
      assertThat(finding.sentence()).contains(owner + " MX 60: 10 mx2.mail.example.");
    }
  }

  @Test
  void isInconclusiveWhenOneIsNotSeenAndNotAboutHostsThatStay() {
    World world = World.healthy().hiding(World.published("*.example.com", "MX"));
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(world.judge(check).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
