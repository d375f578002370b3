package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Resolved;

/** One record, none, several, a spoilt one. */
class P06TlsReportsTest {

  private final Check check = new P06TlsReports();
  private static final String OWNER = "_smtp._tls.example.com";

  @Test
  void passesWithOneRecord() {
    Finding finding = World.healthy().judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
    assertThat(finding.sentence()).isEqualTo("reports go to mailto:t@example.com");
  }

  @Test
  void warnsOfEverythingElse() {
    String good = "\"v=TLSRPTv1; rua=mailto:t@example.com\"";
    for (String[] records :
        new String[][] {{"\"x\""}, {good, good.replace("t@", "u@")}, {"\"v=TLSRPTv1; rua=t@x\""}}) {
      Finding finding = World.healthy().record(OWNER, "TXT", 60, records).judge(check);
      assertThat(finding.outcome()).as(finding.sentence()).isEqualTo(Outcome.WARN);
    }
  }

  @Test
  void isInconclusiveWhenNobodyTells() {
    Finding finding =
        World.healthy().hiding(Resolved.of(Name.of(OWNER), RecordType.TXT)).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
