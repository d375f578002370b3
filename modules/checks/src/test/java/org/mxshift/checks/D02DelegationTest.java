package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;

/** Delegations that lead somewhere, nowhere, and to the wrong address. */
class D02DelegationTest {

  private final Check check = new D02Delegation();

  private static final DnsReply SOA = DnsReply.of(World.healthy().set("example.com", "SOA"));
  private static final ServerReply GOOD = World.server("ns1", SOA);

  private Finding answering(ServerReply second) {
    return World.healthy()
        .seeing(World.everywhere("example.com", "SOA"), List.of(GOOD, second))
        .judge(check);
  }

  private Finding served(Delegated.NameServer... servers) {
    return World.healthy()
        .seeing(
            new Delegated(World.DOMAIN),
            new Delegated.Zone(World.DOMAIN, List.of(servers), false, List.of()))
        .judge(check);
  }

  private static Delegated.NameServer server(
      boolean atParent, boolean atZone, List<String> glue, String... addresses) {
    return new Delegated.NameServer(
        Name.of("ns2.example.com"), atParent, atZone, glue, List.of(addresses));
  }

  @Test
  void passesWhenAllServe() {
    Finding finding = World.healthy().judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
    assertThat(finding.sentence()).isEqualTo("all 2 server addresses serve example.com");
  }

  @Test
  void failsForALameOrSilentServerAmongOthers() {
    DnsReply refused = World.reply("REFUSED", false, RecordSet.absent(SOA.set().key()));
    assertThat(answering(World.server("ns2", refused)).outcome()).isEqualTo(Outcome.FAIL);
    Finding silent = answering(ServerReply.silent(Name.of("ns2.example.com"), "192.0.2.9", "no"));
    assertThat(silent.sentence()).endsWith("ns2.example.com 192.0.2.9: no");
  }

  @Test
  void aFamilyOnWhichNobodyAnswersIsNotHeldAgainstAServer() {
    ServerReply six = ServerReply.silent(Name.of("ns2.example.com"), "2001:db8::1", "no");
    assertThat(answering(six).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void failsForAServerWithoutAddressOrWithAnotherThanItsGlue() {
    assertThat(served(server(true, true, List.of())).sentence()).contains("has no address");
    Finding glue = served(server(true, true, List.of("192.0.2.1"), "192.0.2.2"));
    assertThat(glue.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(glue.sentence()).contains("192.0.2.1 for ns2.example.com, which has 192.0.2.2");
  }

  @Test
  void warnsWhenParentAndZoneNameDifferentServers() {
    Finding finding = served(server(true, false, List.of(), "192.0.2.2"));
    assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding.sentence()).contains("ns2.example.com (parent)");
  }

  @Test
  void isInconclusiveWhenNobodyAnswers() {
    Finding finding =
        World.healthy()
            .seeing(
                World.everywhere("example.com", "SOA"),
                List.of(ServerReply.silent(Name.of("ns1.example.com"), "192.0.2.1", "no")))
            .judge(check);
    assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aServerWhoseAddressesNobodyCanLookUpIsNotSaidToHaveNone() {
    Delegated.Zone zone =
        new Delegated.Zone(World.DOMAIN, List.of(server(true, true, List.of())), false, List.of());
    Finding finding =
        World.healthy()
            .seeing(new Delegated(World.DOMAIN), zone)
            .hiding(Resolved.of(Name.of("ns2.example.com"), RecordType.A))
            .judge(check);
    assertThat(finding.outcome()).as(finding.sentence()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
