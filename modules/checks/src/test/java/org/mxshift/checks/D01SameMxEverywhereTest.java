package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.ServerReply;

/** Servers that agree, that differ, that do not tell. */
class D01SameMxEverywhereTest {

  private final Check check = new D01SameMxEverywhere();

  private static final World HEALTHY = World.healthy();
  private static final DnsReply MX = DnsReply.of(HEALTHY.set("example.com", "MX"));

  private Finding with(ServerReply second) {
    return HEALTHY
        .seeing(World.everywhere("example.com", "MX"), List.of(World.server("ns1", MX), second))
        .judge(check);
  }

  @Test
  void passesWhenAllAnswerTheSame() {
    Finding finding = World.healthy().judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
    assertThat(finding.sentence()).startsWith("all 2 server addresses answer example.com MX 3600");
  }

  @Test
  void failsWhenOneAnswersOtherValuesOrAnotherTtlOrNothing() {
    RecordSet set = MX.set();
    for (RecordSet other :
        List.of(
            set.withTtl(new Ttl(60)),
            set.withValues(set.values().subList(0, 1)),
            RecordSet.absent(set.key()))) {
      Finding finding = with(World.server("ns2", DnsReply.of(other)));
      assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
      assertThat(finding.evidence()).anyMatch(line -> line.startsWith("ns2.example.com"));
    }
  }

  @Test
  void isInconclusiveWhenOneIsSilentOrLame() {
    ServerReply silent = ServerReply.silent(World.DOMAIN.child("ns2"), "192.0.2.9", "no answer");
    assertThat(with(silent).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    DnsReply cached = World.reply("NOERROR", false, MX.set());
    assertThat(with(World.server("ns2", cached)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    DnsReply refused = World.reply("REFUSED", false, RecordSet.absent(MX.set().key()));
    assertThat(with(World.server("ns2", refused)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aServerThatThePlanAcceptsAsLameDoesNotCount() {
    World world =
        World.healthy()
            .seeing(
                World.everywhere("example.com", "MX"),
                List.of(
                    World.server("ns1", MX),
                    ServerReply.silent(World.DOMAIN.child("ns2"), "192.0.2.9", "no answer")));
    Subject accepting = World.plan("accept_lame: [ns2.example.com]");
    assertThat(world.judge(check, accepting).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void serialsThatDifferAreAWarning() {
    DnsReply later =
        DnsReply.of(
            World.healthy()
                .record("example.com", "SOA", 3600, "ns1.example.com. r.example.com. 8 1 1 1 1")
                .set("example.com", "SOA"));
    DnsReply soa = DnsReply.of(HEALTHY.set("example.com", "SOA"));
    Finding finding =
        World.healthy()
            .seeing(
                World.everywhere("example.com", "SOA"),
                List.of(World.server("ns1", soa), World.server("ns2", later)))
            .judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding.sentence()).contains("[7, 8]");
  }
}
