package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** An alias at the domain, at a host of either side, or nowhere. */
class D04NoAliasTest {

  private final Check check = new D04NoAlias();

  @Test
  void passesWithoutAliases() {
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.PASS);
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void failsWhenTheDomainIsAnAlias() {
    Finding finding =
        World.healthy().record("example.com", "CNAME", 60, "web.example.net.").judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).isEqualTo("example.com is an alias of web.example.net");
  }

  @Test
  void failsWhenANewHostIsAnAliasAndSaysWhichKeyOfThePlan() {
    Finding finding =
        World.healthy()
            .record("mx2.new.example", "CNAME", 60, "real.new.example.")
            .judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.key()).contains("to.mx[1]");
    assertThat(finding.remedy()).contains("name real.new.example itself");
  }

  @Test
  void isInconclusiveWhenAHostCannotBeLookedAt() {
    Finding finding = World.healthy().hiding(World.published("mx2.mail.example", "A")).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(finding.sentence()).contains("mx2.mail.example A", "it is dark");
  }
}
