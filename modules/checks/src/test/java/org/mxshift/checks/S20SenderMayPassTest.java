package org.mxshift.checks;

import static org.mxshift.checks.Outcome.INCONCLUSIVE;
import static org.mxshift.checks.Outcome.NOT_APPLICABLE;
import static org.mxshift.checks.Outcome.PASS;
import static org.mxshift.checks.Outcome.WARN;
import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.spi.Inquiry;

/** A sender that may send from where test messages leave, one that may not, and one unknown. */
class S20SenderMayPassTest {

  private static final String VERIFY =
      "verify: {addresses: [ann@example.com], mailbox: probe@example.com";
  private static final String SENDER = ", sender: probe@mail.example.net";
  private static final Subject PLAN =
      World.plan(VERIFY + SENDER + ", exits: [192.0.2.7, '2001:db8::7']}");

  private final Check check = new S20SenderMayPass();

  private static World world(String spf, String policy) {
    return World.healthy()
        .record("mail.example.net", "TXT", 60, "\"other\"", "\"" + spf + "\"")
        .record("in.example.net", "TXT", 60, "\"v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32\"")
        .record("_dmarc.example.net", "TXT", 60, "\"" + policy + "\"");
  }

  @Test
  void passesWhereSpfNamesEveryAddressDirectlyOrByAnotherRecord() {
    World world = world("v=spf1 include:in.example.net -all", "v=DMARC1; p=reject");
    Finding finding = world.judge(check, PLAN);
    assertThat(finding.outcome()).isEqualTo(PASS);
    assertThat(finding.sentence())
        .isEqualTo("SPF lets probe@mail.example.net send from 192.0.2.7 and 2001:db8::7");
    assertThat(finding.evidence())
        .contains("DMARC of mail.example.net: p=reject at _dmarc.example.net");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=spf1 ip4:192.0.2.7 -all | v=DMARC1; p=none | 2001:db8::7 (fail)",
        "v=spf1 ip6:2001:db8::7 ~all | v=DMARC1; p=none | 192.0.2.7 (softfail)",
        "v=spf1 ip6:2001:db8::7 ?all | v=DMARC1;p=none;sp=reject"
            + " | 192.0.2.7 (neutral), and DMARC says p=reject at _dmarc.example.net",
        "v=spf1 ip6:2001:db8::7 -all | v=DMARC1; p=Quarantine"
            + " | 192.0.2.7 (fail), and DMARC says p=quarantine at _dmarc.example.net",
        "v=spf1 nonsense | v=DMARC1; p=none | 192.0.2.7 (permerror) and 2001:db8::7 (permerror)",
        "no record | v=spf1 | 192.0.2.7 (none) and 2001:db8::7 (none)"
      })
  void warnsWhereItDoesNotAndSaysWhatDmarcAsksFor(String spf, String policy, String rest) {
    Finding finding = world(spf, policy).judge(check, PLAN);
    assertThat(finding.outcome()).isEqualTo(WARN);
    assertThat(finding.sentence())
        .isEqualTo("SPF does not let probe@mail.example.net send from " + rest);
    assertThat(finding.key()).contains("verify.sender");
  }

  @Test
  void twoPoliciesAreNone() {
    World world =
        world("v=spf1 -all", "v=DMARC1; p=none")
            .record(
                "_dmarc.example.net", "TXT", 60, "\"v=DMARC1;p=reject\"", "\"v=DMARC1;p=none\"");
    assertThat(world.judge(check, PLAN).sentence()).doesNotContain("DMARC");
  }

  @Test
  void isInconclusiveWithoutAddressesAndWithoutAnyOfItsSights() {
    World seen = world("v=spf1 include:in.example.net -all", "v=DMARC1; p=reject");
    Finding unknown = seen.judge(check, World.plan(VERIFY + SENDER + "}"));
    assertThat(unknown.outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(unknown.remedy()).contains("verify.exits");
    assertThat(seen.judge(check, PLAN).outcome()).isEqualTo(PASS);
    assertThat(seen.asked()).hasSizeGreaterThan(3);
    for (Inquiry<?> inquiry : seen.asked()) {
      World world = world("v=spf1 include:in.example.net -all", "v=DMARC1; p=reject");
      Finding without = world.hiding(inquiry).judge(check, PLAN);
      boolean above = inquiry.sentence().startsWith("_dmarc.net ");
      assertThat(without.outcome()).as(inquiry.sentence()).isEqualTo(above ? PASS : INCONCLUSIVE);
    }
  }

  @Test
  void saysNothingOfTheNullSenderOrWithoutPlan() {
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(NOT_APPLICABLE);
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(NOT_APPLICABLE);
  }
}
