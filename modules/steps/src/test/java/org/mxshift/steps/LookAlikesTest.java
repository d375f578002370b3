package org.mxshift.steps;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Txt;
import org.mxshift.program.Change;
import org.mxshift.program.Move;

/**
 * Texts that begin as SPF records and MTA-STS records do, and are none (RFC 7208 section 4.5, RFC
 * 8461 section 3.1): the real one beside them is moved, and they stay as they are.
 */
class LookAlikesTest {

  private static final Name POLICY = Name.of("_mta-sts.example.com");

  private static List<Change> changes(Plans plans, Name owner, String word)
      throws CompileException {
    return plans.program().moves().stream()
        .filter(Move::writes)
        .filter(move -> move.id().endsWith("/" + word))
        .map(move -> move.change().orElseThrow())
        .filter(change -> change.key().owner().equals(owner))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=spf10 include:x.example -all", "V=SPF12", "spf2.0/pra -all", "v=spf"})
  void ofSpf(String other) throws CompileException {
    Plans plans = new Plans();
    plans.spfAdd = List.of("include:new.example");
    RecordSet live = Plans.txt(Plans.DOMAIN, 60, other, "v=spf1 -all");
    plans.others.add(live);
    List<Change> changes = changes(plans, Plans.DOMAIN, "spf");
    assertThat(changes).isNotEmpty();
    for (Change change : changes) {
      assertThat(change.after().set().txt()).hasSize(1);
      assertThat(change.after().over(live).txt()).hasSize(2).contains(Txt.of(other));
    }
    assertThat(changes.get(0).after().set().txt().get(0).joined())
        .isEqualTo("v=spf1 include:new.example -all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=STSv10; id=7", "v=STSv12; id=7;", "v=STS; id=7", "id=7; v=STSv1;"})
  void ofMtaSts(String other) throws CompileException {
    Plans plans = new Plans();
    RecordSet live = Plans.txt(POLICY, 60, other, "v=STSv1; id=20260101;");
    plans.others.add(live);
    List<Change> changes = changes(plans, POLICY, "mta-sts");
    assertThat(changes).isNotEmpty();
    String id = changes.get(0).after().set().txt().get(0).joined();
    assertThat(id).startsWith("v=STSv1; id=").isNotEqualTo("v=STSv1; id=20260101;");
    assertThat(changes.get(0).after().over(live).txt()).hasSize(2).contains(Txt.of(other));
  }

  /** Such as a forgotten space: told, not passed over as if there were no record. */
  @Test
  void aMistypedRecordIsStillNamed() {
    for (String typed : List.of("v=spf1-all", "v=spf1include:x.example -all", "v=spf1;-all")) {
      Plans plans = new Plans();
      plans.spfAdd = List.of("include:new.example");
      plans.others.add(Plans.txt(Plans.DOMAIN, 60, typed));
      assertThat(catchThrowableOfType(CompileException.class, plans::program))
          .hasMessageContaining("does not begin with 'v=spf1' and a space");
    }
  }
}
