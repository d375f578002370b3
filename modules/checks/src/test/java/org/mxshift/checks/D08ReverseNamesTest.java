package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Resolved;

/** Names that lead back, that do not, and that are made of numbers. */
class D08ReverseNamesTest {

  private final Check check = new D08ReverseNames();

  private static final String REVERSE = "1.1.1.1.in-addr.arpa";

  private Finding named(String name) {
    return World.healthy()
        .record(REVERSE, "PTR", 60, name)
        .record(Name.of(name).text(), "A", 60, "1.1.1.1")
        .judge(check, World.plan());
  }

  @Test
  void passesWhenEachNameLeadsBack() {
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.PASS);
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
    assertThat(named("out.new.example.").outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void warnsWithoutNameWithoutWayBackAndForNumbers() {
    Finding none = World.healthy().without(REVERSE, "PTR").judge(check, World.plan());
    assertThat(none.outcome()).isEqualTo(Outcome.WARN);
    assertThat(none.sentence()).isEqualTo("1.1.1.1 has no PTR record");
    Finding away =
        World.healthy().record(REVERSE, "PTR", 60, "web.example.net.").judge(check, World.plan());
    assertThat(away.sentence()).contains("called web.example.net., which does not lead back");
    Finding odd =
        World.healthy().record(REVERSE, "PTR", 60, "a/b.example.net.").judge(check, World.plan());
    assertThat(odd.outcome()).isEqualTo(Outcome.WARN);
    assertThat(odd.sentence()).contains("called a/b.example.net., which does not lead back");
    assertThat(named("1-1-1-1.pool.example.net.").sentence()).contains("made from its numbers");
    assertThat(named("dsl7.example.net.").outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void isInconclusiveWhenNoResolverTells() {
    Resolved pointer = Resolved.of(Name.of(REVERSE), RecordType.of("PTR"));
    Finding finding = World.healthy().hiding(pointer).judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
