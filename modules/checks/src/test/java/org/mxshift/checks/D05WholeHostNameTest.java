package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.spi.DnsReply;

/** Addresses, single words, and names with the zone behind them. */
class D05WholeHostNameTest {

  private final Check check = new D05WholeHostName();

  @Test
  void passesWithWholeNames() {
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.PASS);
    World inside =
        World.healthy()
            .record("example.com", "MX", 60, "10 mx.eu.example.com.")
            .record("mx.eu.example.com", "A", 60, "9.9.9.9");
    assertThat(inside.judge(check).outcome()).isEqualTo(Outcome.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1., is an address",
    "mailhost., is one word",
    "mx.example.com.example.com., write mx.example.com. with the dot",
    "mx1.new.example.example.com., write mx1.new.example. with the dot"
  })
  void failsOnWhatNoSenderCanUse(String exchange, String says) {
    Finding finding =
        World.healthy()
            .seeing(
                World.published("example.com", "MX"),
                DnsReply.of(
                    RecordSet.mx(World.DOMAIN, Ttl.ZERO, List.of(new Mx(10, Name.of(exchange))))))
            .judge(check);
    assertThat(finding.outcome()).as(finding.sentence()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence() + finding.remedy()).contains(says);
  }

  @Test
  void isInconclusiveWhenTheRecordsCannotBeSeen() {
    Finding finding = World.healthy().hiding(World.published("example.com", "MX")).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
