package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;

/** Hosts elsewhere, hosts inside with low and with high TTLs. */
class D11HostTtlsTest {

  private final Check check = new D11HostTtls();

  private static final String INSIDE = "to: {mx: [10 mx.example.com.]}";

  private static World inside(int ttl) {
    return World.healthy().record("mx.example.com", "A", ttl, "9.9.9.9");
  }

  @Test
  void passesWithALowTtlOrOneThatIsLowered() {
    assertThat(inside(300).judge(check, World.plan(INSIDE)).outcome()).isEqualTo(Outcome.PASS);
    Subject also = World.plan(INSIDE, "ttl: {during: 5m, also: [mx.example.com]}");
    assertThat(inside(86_400).judge(check, also).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void warnsOfAHighTtl() {
    Finding finding = inside(86_400).judge(check, World.plan(INSIDE));
    assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding.sentence()).endsWith("mx.example.com A");
  }

  @Test
  void isInconclusiveWhenTheTtlIsNotSeenAndNotAboutHostsElsewhere() {
    World dark = inside(300).hiding(World.published("mx.example.com", "A"));
    assertThat(dark.judge(check, World.plan(INSIDE)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(dark.judge(check, World.plan()).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
