package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Resolved;

/** Terms that follow the MX set, and what a plan says of them. */
class P02SpfMeaningTest {

  private final Check check = new P02SpfMeaning();

  private static Finding judge(String record, String... plan) {
    return World.healthy()
        .record("example.com", "TXT", 60, '"' + record + '"')
        .judge(new P02SpfMeaning(), World.plan(plan));
  }

  @Test
  void passesWithoutSuchTermsAndWithoutAPlan() {
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void failsWhenOldHostsStopBeingSendersWithoutAWord() {
    Finding finding = judge("v=spf1 mx -all");
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.key()).contains("spf");
    assertThat(finding.remedy()).contains("spf.remove [mx]", "a:mx1.mail.example");
  }

  @Test
  void passesWhenThePlanSaysWhatBecomesOfThem() {
    assertThat(judge("v=spf1 mx -all", "spf: {remove: [mx]}").outcome()).isEqualTo(Outcome.PASS);
    String kept = "spf: {add: ['a:mx1.mail.example', 'a:mx2.mail.example']}";
    assertThat(judge("v=spf1 mx -all", kept).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void warnsOfAHostByName() {
    assertThat(judge("v=spf1 a:mx1.mail.example -all").outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void isInconclusiveWhenTheRecordCannotBeSeen() {
    Finding finding =
        World.healthy()
            .hiding(Resolved.of(World.DOMAIN, RecordType.TXT))
            .judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
