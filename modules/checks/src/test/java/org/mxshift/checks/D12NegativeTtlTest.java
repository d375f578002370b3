package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** The smaller of two numbers, an hour at most. */
class D12NegativeTtlTest {

  private final Check check = new D12NegativeTtl();

  private Finding soa(int ttl, int minimum) {
    return World.healthy()
        .record(
            "example.com", "SOA", ttl, "ns1.example.com. r.example.com. 7 7200 900 9 " + minimum)
        .judge(check);
  }

  @Test
  void passesWhenEitherNumberIsLow() {
    assertThat(soa(86_400, 3600).outcome()).isEqualTo(Outcome.PASS);
    assertThat(soa(300, 86_400).sentence()).endsWith("remembered for 5m");
  }

  @Test
  void warnsAboveAnHour() {
    assertThat(soa(86_400, 3601).outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void isInconclusiveWithoutTheRecord() {
    assertThat(World.healthy().without("example.com", "SOA").judge(check).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(World.healthy().hiding(World.published("example.com", "SOA")).judge(check).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }
}
