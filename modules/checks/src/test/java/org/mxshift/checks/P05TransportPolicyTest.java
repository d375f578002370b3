package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.spi.PolicyFile;

/** Policies that allow every host, some, and that nobody can fetch. */
class P05TransportPolicyTest {

  private final Check check = new P05TransportPolicy();
  private static final PolicyFile FILE = new PolicyFile(World.DOMAIN);
  private static final String[] OLD_ONLY = {
    "version: STSv1", "mode: enforce", "mx: mx1.mail.example", "mx: mx2.mail.example", "max_age: 9"
  };

  @Test
  void passesWhenEveryHostOfBothSidesIsAllowed() {
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
    assertThat(World.healthy().policy(OLD_ONLY).judge(check).outcome()).isEqualTo(Outcome.PASS);
    assertThat(World.healthy().without("_mta-sts.example.com", "TXT").judge(check).outcome())
        .isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void failsWhenANewHostIsNotAllowedAndWritesThePolicyThatWouldDo() {
    Subject published = World.plan().at(Phase.DURING);
    Finding finding = World.healthy().policy(OLD_ONLY).judge(check, published);
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).contains("mx1.new.example and mx2.new.example", "enforce");
    assertThat(finding.key()).contains("to.mx[0]");
    assertThat(finding.remedy())
        .endsWith(
            "version: STSv1 | mode: enforce | mx: mx1.mail.example | mx: mx2.mail.example"
                + " | mx: mx1.new.example | mx: mx2.new.example | max_age: 9");
  }

  @Test
  void warnsOfHostsThatTheRunPublishesOnlyWhenThePolicyAllowsThem() {
    Finding finding = World.healthy().policy(OLD_ONLY).judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding.sentence()).contains("mx1.new.example", "the run waits for that");
  }

  @Test
  void warnsOnlyWhileThePolicyIsTestedAndSaysNothingWhenItIsNone() {
    String[] lines = OLD_ONLY.clone();
    lines[1] = "mode: testing";
    assertThat(World.healthy().policy(lines).judge(check, World.plan()).outcome())
        .isEqualTo(Outcome.WARN);
    lines[1] = "mode: none";
    assertThat(World.healthy().policy(lines).judge(check, World.plan()).outcome())
        .isEqualTo(Outcome.PASS);
  }

  @Test
  void noMoveBeginsWithAPolicyThatCannotBeFetchedOrRead() {
    World gone =
        World.healthy().seeing(FILE, List.of(PolicyFile.Copy.without("192.0.2.80", "answers 404")));
    assertThat(gone.judge(check, World.plan()).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(gone.judge(check).outcome()).isEqualTo(Outcome.WARN);
    World junk = World.healthy().policy("hello");
    assertThat(junk.judge(check, World.plan()).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void warnsOfTwoRecordsAndOfAnIdThatIsNone() {
    World two =
        World.healthy()
            .record("_mta-sts.example.com", "TXT", 60, "\"v=STSv1; id=1;\"", "\"v=STSv1; id=2;\"");
    assertThat(two.judge(check).outcome()).isEqualTo(Outcome.WARN);
    World bad = World.healthy().record("_mta-sts.example.com", "TXT", 60, "\"v=STSv1; id=1-2;\"");
    assertThat(bad.judge(check).outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void isInconclusiveWhenThePolicyHostCannotBeReached() {
    assertThat(World.healthy().hiding(FILE).judge(check).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
