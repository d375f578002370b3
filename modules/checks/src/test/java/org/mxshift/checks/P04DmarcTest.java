package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Resolved;

/** A policy here, above, twice, nowhere. */
class P04DmarcTest {

  private final Check check = new P04Dmarc();

  @Test
  void passesWithAPolicyHereOrAbove() {
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.PASS);
    Subject below = Subject.of(Name.of("deep.below.example.com"));
    Finding above = World.healthy().judge(check, below);
    assertThat(above.outcome()).isEqualTo(Outcome.PASS);
    assertThat(above.sentence()).contains("_dmarc.example.com");
  }

  @Test
  void warnsOfNoneOfTwoAndOfOneThatIsNone() {
    World world = World.healthy();
    for (String[] records :
        new String[][] {
          {"\"v=DMARC1; p=maybe\""}, {"\"v=DMARC1; p=none\"", "\"v=DMARC1; p=reject\""}, {"\"x\""}
        }) {
      Finding finding = world.record("_dmarc.example.com", "TXT", 60, records).judge(check);
      assertThat(finding.outcome()).as(finding.sentence()).isEqualTo(Outcome.WARN);
    }
  }

  @Test
  void isInconclusiveWhenNobodyTells() {
    Finding finding =
        World.healthy()
            .hiding(Resolved.of(Name.of("_dmarc.example.com"), RecordType.TXT))
            .judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
