package org.mxshift.checks;

import static org.mxshift.checks.Outcome.INCONCLUSIVE;
import static org.mxshift.checks.Outcome.NOT_APPLICABLE;
import static org.mxshift.checks.Outcome.PASS;
import static org.mxshift.checks.Outcome.WARN;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.spi.Traffic;
import org.mxshift.spi.Traffic.Count;

/** How much mail the hosts take, and whether old ones still do (M01, M02). */
class TrafficChecksTest {

  private static final Subject PLAN = World.plan("old_side: {traffic: t.txt}").at(Phase.AFTER);
  private static final Traffic TRAFFIC = new Traffic(World.DOMAIN);

  private final Check m01 = new M01MailMovesOver();
  private final Check m02 = new M02NobodyComesBack();

  private static World counted(List<Count> lines) {
    return World.healthy().seeing(TRAFFIC, lines);
  }

  @Test
  void passesWhereTheOldHostsTakeNothing() {
    List<Count> lines =
        new ArrayList<>(
            Letters.traffic("mx1.new.example 7", "mx1.mail.example 0", "mx2.mail.example 0"));
    lines.add(Letters.count(Duration.ofHours(30), "mx1.mail.example 12 203.0.113.7"));
    assertThat(counted(lines).judge(m01, PLAN).sentence())
        .isEqualTo("old hosts took nothing in the last 6 hours, 7 messages came in a day");
    assertThat(counted(lines).judge(m02, PLAN).outcome()).isEqualTo(PASS);
  }

  @Test
  void whoStillComesToTheOldHostsIsTold() {
    List<Count> lines =
        Letters.traffic(
            "mx1.mail.example 3 203.0.113.7",
            "mx2.mail.example 1 198.51.100.1",
            "mx1.mail.example 2 203.0.113.7",
            "mx1.new.example 9");
    assertThat(counted(lines).judge(m01, PLAN).sentence())
        .isEqualTo("old hosts took 6 messages in the last 6 hours");
    Finding late = counted(lines).judge(m02, PLAN);
    assertThat(late.outcome()).isEqualTo(WARN);
    assertThat(late.sentence())
        .isEqualTo(
            "mx1.mail.example and mx2.mail.example took 6 messages in the last day, most from"
                + " 203.0.113.7 (5) and 198.51.100.1 (1)");
    assertThat(late.evidence()).hasSize(3);
  }

  @Test
  void aSuddenDropIsNoticed() {
    List<Count> lines =
        new ArrayList<>(
            Letters.traffic(
                "mx1.new.example 20",
                "mx2.new.example 0",
                "mx1.mail.example 0",
                "mx2.mail.example 0"));
    for (int day = 1; day <= 5; day++) {
      lines.add(Letters.count(Duration.ofHours(24L * day + 3), "mx1.mail.example 50"));
    }
    Finding drop = counted(lines).judge(m01, PLAN);
    assertThat(drop.outcome()).isEqualTo(WARN);
    assertThat(drop.sentence())
        .isEqualTo("20 messages came in the last day, 50 on a usual one before");
    lines.add(Letters.count(Duration.ofHours(2), "mx1.new.example 5"));
    assertThat(counted(lines).judge(m01, PLAN).outcome()).isEqualTo(PASS);
  }

  @Test
  void aHostThatNobodyCountsIsNotTakenForSilent() {
    for (Check check : List.of(m01, m02)) {
      List<Count> lines =
          new ArrayList<>(Letters.traffic("mx1.new.example 7", "mx1.mail.example 0"));
      lines.add(Letters.count(Duration.ofHours(7), "mx2.mail.example 0"));
      Finding one = counted(lines).judge(check, PLAN);
      assertThat(one.outcome()).as(check.about().id()).isEqualTo(INCONCLUSIVE);
      assertThat(one.sentence())
          .isEqualTo("nobody has written down what mx2.mail.example took in the last 6 hours");
      Finding both = counted(lines.subList(0, 1)).judge(check, PLAN);
      assertThat(both.sentence()).contains("what mx1.mail.example and mx2.mail.example took");
      lines.addAll(Letters.traffic("mx1.mail.example 3"));
      assertThat(counted(lines).judge(check, PLAN).outcome()).isEqualTo(WARN);
      lines.set(2, Letters.count(Duration.ofHours(5), "mx2.mail.example 0"));
      lines.remove(3);
      assertThat(counted(lines).judge(check, PLAN).outcome()).isEqualTo(PASS);
    }
  }

  @Test
  void aDropIsNoneWhileNewHostsAreNotCounted() {
    List<Count> lines =
        new ArrayList<>(
            Letters.traffic("mx1.new.example 20", "mx1.mail.example 0", "mx2.mail.example 0"));
    for (int day = 1; day <= 5; day++) {
      lines.add(Letters.count(Duration.ofHours(24L * day + 3), "mx1.mail.example 50"));
    }
    Finding unknown = counted(lines).judge(m01, PLAN);
    assertThat(unknown.outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(unknown.sentence()).contains("mx2.new.example").doesNotContain("mail.example");
    lines.addAll(Letters.traffic("mx2.new.example 0"));
    assertThat(counted(lines).judge(m01, PLAN).outcome()).isEqualTo(WARN);
  }

  @Test
  void oldNewsIsNoNews() {
    List<Count> lines = List.of(Letters.count(Duration.ofHours(7), "mx1.new.example 20"));
    for (Check check : List.of(m01, m02)) {
      Finding stale = counted(lines).judge(check, PLAN);
      assertThat(stale.outcome()).isEqualTo(INCONCLUSIVE);
      assertThat(stale.sentence()).endsWith("what the hosts took since 2026-11-22T05:00:00Z");
      assertThat(counted(List.of()).judge(check, PLAN).outcome()).isEqualTo(INCONCLUSIVE);
      assertThat(World.healthy().hiding(TRAFFIC).judge(check, PLAN).outcome())
          .isEqualTo(INCONCLUSIVE);
      assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(NOT_APPLICABLE);
    }
  }
}
