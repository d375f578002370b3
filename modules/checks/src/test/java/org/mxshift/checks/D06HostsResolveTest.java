package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** Hosts with, without and with unknown addresses. */
class D06HostsResolveTest {

  private final Check check = new D06HostsResolve();

  @Test
  void passesWhenEveryHostHasAnAddressOfEitherFamily() {
    Finding finding = World.healthy().judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
    assertThat(finding.sentence()).isEqualTo("all 4 mail hosts have addresses");
    assertThat(finding.evidence()).contains("mx1.new.example A 3600: 1.1.1.1");
  }

  @Test
  void failsForAHostWithoutAddressAndWarnsOfBouncesWhenNoneIsLeft() {
    World one = World.healthy().without("mx2.mail.example", "A");
    assertThat(one.judge(check).sentence()).isEqualTo("no address for mx2.mail.example");
    Finding none =
        one.without("mx1.mail.example", "A").without("mx1.mail.example", "AAAA").judge(check);
    assertThat(none.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(none.sentence()).contains("with no host left, mail bounces at once");
  }

  @Test
  void followsAliasesAndFindsLoops() {
    World world = World.healthy().record("mx2.mail.example", "CNAME", 60, "mx1.mail.example.");
    assertThat(world.judge(check).outcome()).isEqualTo(Outcome.PASS);
    world.record("mx2.mail.example", "CNAME", 60, "mx2.mail.example.");
    assertThat(world.judge(check).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void isInconclusiveWhenOneFamilyCannotBeSeen() {
    Finding finding =
        World.healthy().hiding(World.published("mx1.mail.example", "AAAA")).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void isNotAboutDomainsWithoutMailHosts() {
    World silent = World.healthy().record("example.com", "MX", 60, "0 .");
    assertThat(silent.judge(check).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
