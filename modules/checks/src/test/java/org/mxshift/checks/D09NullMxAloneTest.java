package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.DnsReply;

/** A null MX alone, beside others, or spoilt. */
class D09NullMxAloneTest {

  private final Check check = new D09NullMxAlone();

  @Test
  void passesWithoutAndWithNothingElse() {
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.PASS);
    Finding alone = World.healthy().record("example.com", "MX", 60, "0 .").judge(check);
    assertThat(alone.outcome()).isEqualTo(Outcome.PASS);
    assertThat(alone.sentence()).contains("takes no mail");
  }

  @Test
  void failsBesideOtherRecords() {
    World mixed = World.healthy().record("example.com", "MX", 60, "0 .", "10 mx1.mail.example.");
    assertThat(mixed.judge(check).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void failsWhenARecordCannotBeRead() {
    DnsReply plain = DnsReply.of(RecordSet.absent(World.key("example.com", "MX")));
    DnsReply spoilt =
        new DnsReply(
            plain.status(),
            true,
            false,
            plain.set(),
            false,
            Optional.empty(),
            Optional.of("[10 .]"),
            Optional.empty(),
            Optional.empty());
    Finding finding =
        World.healthy().seeing(World.published("example.com", "MX"), spoilt).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).contains("[10 .]");
  }

  @Test
  void isInconclusiveWhenTheRecordsCannotBeSeen() {
    Finding finding = World.healthy().hiding(World.published("example.com", "MX")).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
