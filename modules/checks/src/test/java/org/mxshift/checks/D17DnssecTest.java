package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;

/** Signed and validated, unsigned, ending, broken, and not validated by anybody. */
class D17DnssecTest {

  private final Check check = new D17Dnssec();

  private static final RecordSet MX = World.healthy().set("example.com", "MX");
  private static final Instant NEXT_WEEK = World.NOW.plus(Duration.ofDays(7));

  private static DnsReply reply(String status, boolean authenticated, Optional<Instant> until) {
    return new DnsReply(
        status,
        true,
        authenticated,
        MX,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        until);
  }

  private static List<ServerReply> resolver(DnsReply reply) {
    return List.of(ServerReply.of(Name.ROOT, "192.0.2.1", reply));
  }

  private static World signed(
      boolean validated, Optional<Instant> first, Optional<Instant> second) {
    return World.healthy()
        .record("example.com", "DS", 60, "1 13 2 00")
        .seeing(
            World.everywhere("example.com", "MX"),
            List.of(
                World.server("ns1", reply("NOERROR", false, first)),
                World.server("ns2", reply("NOERROR", false, second))))
        .seeing(
            Resolved.of(World.DOMAIN, RecordType.MX), resolver(reply("NOERROR", validated, first)));
  }

  @Test
  void passesWhenSignedAndValidated() {
    Finding finding = signed(true, Optional.of(NEXT_WEEK), Optional.of(NEXT_WEEK)).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
    assertThat(World.healthy().judge(check).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void failsWhenOneServerIsUnsignedOrPastItsEnd() {
    Optional<Instant> good = Optional.of(NEXT_WEEK);
    assertThat(signed(true, good, Optional.empty()).judge(check).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(signed(true, good, Optional.of(World.NOW)).judge(check).outcome())
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void failsWhenResolversAnswerOnlyUnchecked() {
    Finding finding =
        signed(true, Optional.of(NEXT_WEEK), Optional.of(NEXT_WEEK))
            .seeing(
                Resolved.of(World.DOMAIN, RecordType.MX),
                resolver(reply("SERVFAIL", false, Optional.empty())))
            .judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).contains("validating resolvers refuse");
  }

  @Test
  void warnsWhenSignaturesEndSoon() {
    Optional<Instant> tomorrow = Optional.of(World.NOW.plus(Duration.ofDays(1)));
    assertThat(signed(true, Optional.of(NEXT_WEEK), tomorrow).judge(check).outcome())
        .isEqualTo(Outcome.WARN);
  }

  @Test
  void isInconclusiveWhenNobodyValidates() {
    Finding finding = signed(false, Optional.of(NEXT_WEEK), Optional.of(NEXT_WEEK)).judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(finding.sentence()).contains("none of the resolvers validates");
  }

  /** The signatures over a denial stand elsewhere in the answer, and a resolver has judged them. */
  @Test
  void aSignedDomainWithoutMxLacksNoSignature() {
    RecordSet none = RecordSet.absent(World.DOMAIN, RecordType.MX);
    DnsReply denied = DnsReply.of(none);
    DnsReply believed =
        new DnsReply(
            denied.status(),
            false,
            true,
            none,
            false,
            Optional.empty(),
            Optional.empty(),
            denied.negative(),
            Optional.empty());
    World world =
        World.healthy()
            .record("example.com", "DS", 60, "1 13 2 00")
            .seeing(
                World.everywhere("example.com", "MX"),
                List.of(World.server("ns1", denied), World.server("ns2", denied)))
            .seeing(Resolved.of(World.DOMAIN, RecordType.MX), resolver(believed));
    Finding finding = world.judge(check);
    assertThat(finding.outcome()).as(finding.sentence()).isEqualTo(Outcome.PASS);
  }
}
