package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Resolved;

/** Rules for issuers: none, some, nobody. */
class P09IssuersAllowedTest {

  private final Check check = new P09IssuersAllowed();

  @Test
  void passesWithoutRulesAndWithSome() {
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.PASS);
    Finding some =
        World.healthy().record("example.com", "CAA", 60, "0 issue \"ca.example\"").judge(check);
    assertThat(some.outcome()).isEqualTo(Outcome.PASS);
    assertThat(some.sentence()).contains("mta-sts.example.com", "[ca.example]");
  }

  @Test
  void warnsWhereNobodyMay() {
    Finding finding =
        World.healthy().record("mta-sts.example.com", "CAA", 60, "0 issue \";\"").judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void isInconclusiveWhenTheRulesCannotBeSeen() {
    Finding finding =
        World.healthy().hiding(Resolved.of(World.DOMAIN, RecordType.of("CAA"))).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
