package org.mxshift.rfc2136;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.sandbox.Fault;
import org.mxshift.sandbox.TsigKey;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;
import org.xbill.DNS.Rcode;

/** What the provider makes of everything a server may answer. */
class FailuresTest {
  private static final RecordSet OLD = mx("10 old.example.");
  private static final RecordSet NEW = mx("5 new.example.");

  private final SandboxZone zone = new SandboxZone();

  @AfterEach
  void close() {
    zone.close();
  }

  @ParameterizedTest
  @CsvSource({
    "NOTAUTH, DENIED, or is not primary of the zone",
    "REFUSED, DENIED, allow-update or update-policy",
    "SERVFAIL, UNSURE, SERVFAIL",
    "FORMERR, REFUSED, does not take DNS UPDATE",
    "NOTIMP, REFUSED, does not take DNS UPDATE",
    "NOTZONE, REFUSED, not a name of this zone",
    "NXRRSET, REFUSED, another view",
    "YXRRSET, REFUSED, another view",
    "NXDOMAIN, REFUSED, another view",
    "YXDOMAIN, REFUSED, another view",
  })
  void everyAnswerToAnUpdateHasItsMeaning(String code, Failure failure, String message)
      throws ProviderException {
    zone.edit(OLD);
    zone.faults.updates(new Fault.Answer(Rcode.value(code)));

    Refusal.of(failure, () -> swap(OLD, NEW)).hasMessageContaining(message);
    assertThat(live()).isEqualTo(OLD);
  }

  @ParameterizedTest
  @CsvSource({
    "SERVFAIL, BUSY",
    "REFUSED, REFUSED",
    "NOTAUTH, DENIED",
    "FORMERR, REFUSED",
    "NOTIMP, REFUSED",
  })
  void everyAnswerToAQuestionHasItsMeaning(String code, Failure failure) {
    zone.faults.queries(new Fault.Answer(Rcode.value(code)));

    Refusal.of(failure, this::live)
        .hasMessageContaining("was asked for example.test MX and answered " + code);
  }

  @Test
  void aWrongKeyIsNamedAndItsSecretIsNot() throws ProviderException {
    zone.edit(OLD);
    TsigKey stranger = TsigKey.fresh("stranger", new Random(1));
    TsigKey forged = TsigKey.fresh(zone.key.name().toString(), new Random(2));

    Refusal.of(Failure.DENIED, () -> swap(writer(stranger), OLD, NEW))
        .hasMessageContaining("NOTAUTH/BADKEY: it does not know this key")
        .hasMessageNotContaining(stranger.secret());
    Refusal.of(Failure.DENIED, () -> swap(writer(forged), OLD, NEW))
        .hasMessageContaining("NOTAUTH/BADSIG: the secret of this key is another one there")
        .hasMessageNotContaining(forged.secret());
    assertThat(live()).isEqualTo(OLD);
  }

  @Test
  void aWrongClockIsNamed() {
    InstantSource late = InstantSource.offset(InstantSource.system(), Duration.ofHours(-1));
    try (SandboxZone other = new SandboxZone(late)) {
      Refusal.of(Failure.DENIED, () -> other.reader().read(SandboxZone.NAME, RecordType.MX))
          .hasMessageContaining("the clocks here and there differ");
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    ZoneWriter nobody = zone.unreachable().orElseThrow();
    Refusal.of(Failure.BUSY, () -> swap(nobody, OLD, NEW))
        .hasMessageContaining("cannot be reached over TCP: Connection refused")
        .hasMessageContaining("127.0.0.1:");
  }

  @Test
  void aServerThatIsSilentIsNamed() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ZoneWriter writer = zone.writer(zone.key, silent.getLocalPort());
      Refusal.of(Failure.BUSY, () -> swap(writer, OLD, NEW))
          .hasMessage(
              "asked for example.test MX: 127.0.0.1:%d did not answer in 1 s",
              silent.getLocalPort());
    }
  }

  @Test
  void aHangUpIsBusyForAQuestionAndInDoubtForAnUpdate() throws ProviderException {
    zone.edit(OLD);
    zone.faults.queries(new Fault.LoseRequest());
    Refusal.of(Failure.BUSY, this::live).hasMessageContaining("hung up");

    zone.faults.updates(new Fault.LoseRequest());
    Refusal.of(Failure.UNSURE, () -> swap(OLD, NEW)).hasMessageContaining("hung up");
    assertThat(live()).isEqualTo(OLD);
  }

  @Test
  void aTakenChangeThatCannotBeSeenIsInDoubt() throws ProviderException {
    zone.edit(OLD);
    zone.faults.queries(new Fault.None(), new Fault.Answer(Rcode.SERVFAIL));

    Refusal.of(Failure.UNSURE, () -> swap(OLD, NEW))
        .hasMessageContaining("the change was taken, but not seen");
    assertThat(live()).isEqualTo(NEW);
  }

  @Test
  void aRefusalNamesWhatTheServerMayHaveAgainstTheSet() throws ProviderException {
    zone.edit(OLD);
    zone.faults.updates(new Fault.Answer(Rcode.REFUSED));

    Refusal.of(
            Failure.REFUSED,
            () -> swap(OLD, mx("5 mail.example.test.", "6 ns1.example.test.", "7 _x.example.")))
        .hasMessageEndingWith(
            "; or because mail.example.test lies in this zone and has no address (BIND:"
                + " check-integrity), _x.example is no host name because of its underscore (BIND:"
                + " check-names)");
  }

  @Test
  void theLastNameServersStay() throws ProviderException {
    Name apex = SandboxZone.NAME;
    RecordSet servers = zone.reader().read(apex, RecordType.NS).set();
    Refusal.of(Failure.REFUSED, () -> swap(servers, RecordSet.absent(apex, RecordType.NS)))
        .hasMessageContaining("ignored it, as it must for the last name server");
  }

  @Test
  void doesNotTakeAWildcardForASet() {
    zone.server.edit("*.example.test", "MX", 300, "10 old.example.");
    Name owner = Name.of("sub.example.test");
    Refusal.of(Failure.REFUSED, () -> zone.reader().read(owner, RecordType.MX))
        .hasMessageContaining("the wildcard *.example.test makes up");
  }

  @Test
  void aSetBesideAWildcardIsItsOwn() throws ProviderException {
    zone.server.edit("*.example.test", "MX", 300, "10 wild.example.");
    zone.server.edit("sub.example.test", "MX", 300, "10 old.example.");
    Name owner = Name.of("sub.example.test");
    assertThat(zone.reader().read(owner, RecordType.MX).set().mx())
        .containsExactly(Mx.parse("10 old.example."));
  }

  @Test
  void doesNotReachBelowADelegation() {
    zone.server.edit("sub.example.test", "NS", 300, "ns.elsewhere.example.");
    Refusal.of(
            Failure.REFUSED, () -> zone.reader().read(Name.of("a.sub.example.test"), RecordType.MX))
        .hasMessageContaining("it delegates sub.example.test");
  }

  @ParameterizedTest
  @CsvSource({"SOA", "ANY", "AXFR", "TSIG", "NONSENSE"})
  void refusesTypesThatAreNoSetsOfOurs(String type) {
    Refusal.of(Failure.REFUSED, () -> zone.reader().read(SandboxZone.NAME, RecordType.of(type)))
        .hasMessageContaining("type " + type + " are not changed by this program");
  }

  @Test
  void spellingAndCutsOfTheServerDoNotMatter() throws ProviderException {
    zone.server.edit("example.test", "MX", 300, "10 OLD.Example.");
    swap(OLD, NEW);
    assertThat(live()).isEqualTo(NEW);

    zone.server.edit("example.test", "TXT", 300, "\"v=spf1\" \" -all\"");
    RecordSet expected = txt(Txt.of("v=spf1 -all"));
    swap(expected, txt(Txt.of("v=spf1 a -all")));
    assertThat(zone.reader().read(SandboxZone.NAME, RecordType.TXT).set().txt())
        .containsExactly(Txt.of("v=spf1 a -all"));
  }

  private void swap(RecordSet expected, RecordSet desired) throws ProviderException {
    swap(zone.writer(), expected, desired);
  }

  private static void swap(ZoneWriter writer, RecordSet expected, RecordSet desired)
      throws ProviderException {
    writer.swap(Snapshot.of(expected), Desired.of(desired), "");
  }

  private ZoneWriter writer(TsigKey key) {
    return zone.writer(key, zone.server.address().getPort());
  }

  private RecordSet live() throws ProviderException {
    return zone.reader().read(SandboxZone.NAME, RecordType.MX).set();
  }

  private static RecordSet mx(String... values) {
    return RecordSet.mx(
        SandboxZone.NAME, new Ttl(300), Arrays.stream(values).map(Mx::parse).toList());
  }

  private static RecordSet txt(Rdata value) {
    return new RecordSet(SandboxZone.NAME, RecordType.TXT, new Ttl(300), List.of(value));
  }
}
