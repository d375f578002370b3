package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Resolved;

/** Records that fit, that do not, that nobody can count. */
class P01SpfCostTest {

  private final Check check = new P01SpfCost();

  private static World spf(String... texts) {
    String[] quoted =
        java.util.stream.Stream.of(texts).map(t -> '"' + t + '"').toArray(String[]::new);
    return World.healthy().record("example.com", "TXT", 60, quoted);
  }

  @Test
  void passesNowDuringAndAfter() {
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.PASS);
    Finding planned = World.healthy().judge(check, World.plan());
    assertThat(planned.outcome()).isEqualTo(Outcome.PASS);
    assertThat(planned.evidence()).contains("now: 0 of 10 look-ups", "after: 0 of 10 look-ups");
  }

  @Test
  void hostsWithoutIpv6AreAWarning() {
    Finding finding = spf("v=spf1 mx -all").judge(check, World.plan("spf: {add: ['ip4:1.1.1.1']}"));
    assertThat(finding.outcome()).as(finding.sentence()).isEqualTo(Outcome.WARN);
  }

  @Test
  void failsWhereReceiversSeeAPermanentError() {
    String dear = "v=spf1 a a:a.b a:b.b a:c.b a:d.b a:e.b a:f.b a:g.b a:h.b a:i.b a:j.b -all";
    assertThat(spf(dear).judge(check).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(spf("v=spf1 -all", "v=spf1 ~all").judge(check).outcome()).isEqualTo(Outcome.FAIL);
    Finding nothing = spf("v=spf1 include:nobody.example -all").judge(check);
    assertThat(nothing.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void failsWhenOnlyTheUnionIsTooDear() {
    String nine = "v=spf1 mx mx mx mx mx mx mx mx mx -all";
    assertThat(spf(nine).judge(check).outcome()).isEqualTo(Outcome.WARN);
    Finding finding =
        spf(nine)
            .judge(check, World.plan("spf: {add: ['a:mx1.new.example', 'a:mx2.new.example']}"));
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).startsWith("during the move: ");
  }

  @Test
  void warnsOfNoRecordAndOfAnAnswerThatIsTooLong() {
    assertThat(World.healthy().without("example.com", "TXT").judge(check).outcome())
        .isEqualTo(Outcome.WARN);
    assertThat(spf("v=spf1 -all", "x".repeat(250), "y".repeat(250)).judge(check).outcome())
        .isEqualTo(Outcome.WARN);
  }

  @Test
  void isInconclusiveWhenAnIncludeCannotBeFollowed() {
    Resolved include = Resolved.of(Name.of("spf.example"), RecordType.TXT);
    Finding finding = spf("v=spf1 include:spf.example -all").hiding(include).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(finding.sentence()).contains("spf.example TXT");
  }
}
