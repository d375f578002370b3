package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Hosted;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Snapshot;

/** TTLs that are one, that differ, that the host does not take. */
class D10TtlsTest {

  private final Check check = new D10Ttls();

  private static final RecordSet MX = World.healthy().set("example.com", "MX");
  private static final Hosted AT_HOST = new Hosted(MX.key());

  private static World keeping(Ttl ttl, int floor) {
    Limits limits = new Limits(new Ttl(floor), Guarantee.EXACT);
    return World.healthy()
        .seeing(AT_HOST, new Hosted.Kept(Snapshot.of(MX.withTtl(ttl)), limits, Optional.empty()));
  }

  @Test
  void passesWhenServedIsWhatIsKept() {
    assertThat(World.healthy().judge(check).sentence())
        .isEqualTo("the MX set is served with a TTL of 1h");
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void failsWhenRecordsDifferOrTheHostTakesNoLowTtl() {
    DnsReply uneven =
        new DnsReply(
            "NOERROR",
            true,
            false,
            MX,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    World world =
        World.healthy()
            .seeing(
                World.everywhere("example.com", "MX"),
                List.of(World.server("ns1", DnsReply.of(MX)), World.server("ns2", uneven)));
    assertThat(world.judge(check).outcome()).isEqualTo(Outcome.FAIL);
    Finding floor = keeping(MX.ttl(), 600).judge(check, World.plan("ttl: {during: 5m}"));
    assertThat(floor.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(floor.remedy()).isEqualTo("write ttl.during: 10m");
    assertThat(floor.key()).contains("ttl.during");
  }

  @Test
  void warnsOfASecondOpinionALowHighWaterMarkAndAWeek() {
    assertThat(keeping(new Ttl(300), 1).judge(check, World.plan()).sentence())
        .contains("keeps a TTL of 5m, 1h is served");
    Finding previous = World.healthy().judge(check, World.plan("ttl: {during: 5m, previous: 30m}"));
    assertThat(previous.sentence()).contains("ttl.previous is below");
    World week = World.healthy().record("example.com", "MX", 604_800, "10 mx1.mail.example.");
    assertThat(week.judge(check).outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void isInconclusiveWithoutCredentialsOrAnswers() {
    Finding finding = World.healthy().hiding(AT_HOST).judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(World.healthy().hiding(World.everywhere("example.com", "MX")).judge(check).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }
}
