package org.mxshift.manual;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.Fault;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Server;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.xbill.DNS.Rcode;

/** Whom it asks, whom it believes, and what it says. */
class ManualProviderTest {
  private static final RecordSet OLD = mx("10 old.test.");
  private static final RecordSet NEW = mx("5 new.test.", "10 old.test.");

  private final PanelZone zone = new PanelZone();

  private static RecordSet mx(String... values) {
    List<Rdata> all =
        java.util.Arrays.stream(values).map(v -> Rdata.parse(RecordType.MX, v)).toList();
    return new RecordSet(PanelZone.NAME, RecordType.MX, new Ttl(300), all);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> fails(
      Failure failure, ThrowingCallable call) {
    ProviderException thrown = catchThrowableOfType(ProviderException.class, call);
    assertThat(thrown).as("a call that should fail").isNotNull();
    assertThat(thrown.failure()).as(thrown.getMessage()).isEqualTo(failure);
    return assertThat(thrown);
  }

  private static RecordSet read(Zone zone) throws ProviderException {
    try (ZoneReader reader = PanelZone.reader(zone)) {
      return reader.read(PanelZone.NAME, RecordType.MX).set();
    }
  }

  private Zone both() {
    return PanelZone.zone(zone.ports());
  }

  @AfterEach
  void close() {
    zone.close();
  }

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(Provider.class)).extracting(Provider::name).contains("manual");
  }

  @Test
  void asksInEveryFieldAndWritesNothing() throws ProviderException {
    zone.edit(OLD);
    Optional<String> version = zone.version();
    fails(
            Failure.ASKED,
            () -> PanelZone.asking(both()).swap(Snapshot.of(OLD), Desired.of(NEW), "mxshift test"))
        .hasMessage(
            "a person is to change example.test MX at the DNS host:"
                + " add: type MX, host @, priority 5, value new.test, TTL 300");
    assertThat(zone.version()).isEqualTo(version);
  }

  @Test
  void serversThatDisagreeLeaveItUnsureAndAreNamed() throws ProviderException {
    zone.edit(OLD);
    PanelZone.edit(zone.one, NEW);
    fails(Failure.UNSURE, () -> read(both()))
        .hasMessageContaining("do not agree on example.test MX")
        .hasMessageContaining(":" + zone.ports().get(0) + " answers 'example.test MX 300: 5 new")
        .hasMessageContaining(":" + zone.ports().get(1) + " answers 'example.test MX 300: 10 old");
    PanelZone.edit(zone.other, NEW.withTtl(new Ttl(600)));
    fails(Failure.UNSURE, () -> read(both())).hasMessageContaining("MX 600");
    PanelZone.edit(zone.other, NEW);
    assertThat(read(both())).isEqualTo(NEW);
  }

  @Test
  void everyServerMustBeHeard() {
    zone.edit(OLD);
    int closed = PanelZone.closedPort();
    fails(Failure.BUSY, () -> read(PanelZone.zone(List.of(zone.ports().get(0), closed))))
        .hasMessageContaining("127.0.0.1:" + closed)
        .hasMessageContaining("'server'");
    zone.faults.queries(new Fault.LoseRequest());
    fails(Failure.BUSY, () -> read(both())).hasMessageContaining("did not answer");
    zone.faults.queries(new Fault.Answer(Rcode.SERVFAIL));
    fails(Failure.BUSY, () -> read(both())).hasMessageContaining("SERVFAIL");
  }

  @Test
  void whoHasNoAuthorityIsNotBelieved() {
    Zone elsewhere = new Zone(Name.of("elsewhere.test"), both().settings());
    fails(Failure.REFUSED, () -> PanelZone.reader(elsewhere).read(elsewhere.name(), RecordType.MX))
        .hasMessageContaining("no server has authority over elsewhere.test");
    fails(
            Failure.REFUSED,
            () -> PanelZone.reader(both()).read(Name.of("sub.example.test"), RecordType.MX))
        .hasMessageContaining("delegates sub.example.test");
  }

  @Test
  void whatAWildcardMakesUpIsNotASet() {
    zone.edit(new RecordSet(Name.of("*.example.test"), RecordType.MX, new Ttl(300), OLD.values()));
    fails(
            Failure.REFUSED,
            () -> PanelZone.reader(both()).read(Name.of("any.example.test"), RecordType.MX))
        .hasMessageContaining("the wildcard *.example.test makes up");
  }

  @Test
  void aLargeAnswerComesByTcp() throws ProviderException {
    String[] many = new String[40];
    java.util.Arrays.setAll(many, i -> i + " a-rather-long-name-of-a-host-" + i + ".mail.test.");
    zone.edit(mx(many));
    assertThat(read(both()).values()).hasSize(40);
  }

  @Test
  void saysWhatThePanelCannotDo() throws ProviderException {
    assertThat(PanelZone.reader(PanelZone.zone(zone.ports(), "floor", "1h")).limits())
        .isEqualTo(new Limits(new Ttl(3600), Guarantee.BY_HAND));
  }

  @ParameterizedTest
  @CsvSource({
    "sever, 192.0.2.1, manual knows no 'sever'",
    "server, 192.0.2.1:0, is no host",
    "resolvers, a b:x, is no host",
    "floor, soon, 'floor: soon' is not a time",
    "timeout, 2d, 'timeout: 2d' is not a time"
  })
  void refusesSettingsThatMakeNoSense(String key, String value, String message) {
    fails(Failure.REFUSED, () -> PanelZone.reader(new Zone(PanelZone.NAME, Map.of(key, value))))
        .hasMessageContaining(message);
  }

  @Test
  void resolversTellWhoServesTheZone() throws ProviderException {
    assertThat(told(PanelZone.NAME, zone.ports()).all())
        .isEqualTo(
            Map.of(
                "ns1.example.test", List.of(new Server("127.0.53.1", 53)),
                "ns2.example.test",
                    List.of(new Server("127.0.53.2", 53), new Server("0:0:0:0:0:0:0:1", 53))));
    fails(Failure.REFUSED, () -> told(Name.of("none.example.test"), zone.ports()).all())
        .hasMessageContaining("zone.name");
    fails(Failure.BUSY, () -> told(PanelZone.NAME, List.of(PanelZone.closedPort())).all())
        .hasMessageContaining("asked resolvers for example.test NS");
  }

  private static NameServers told(Name zone, List<Integer> resolvers) {
    List<Server> asked = resolvers.stream().map(port -> new Server("127.0.0.1", port)).toList();
    Duration timeout = Duration.ofSeconds(1);
    Settings settings = new Settings(List.of(), asked, Ttl.ZERO, timeout);
    return new NameServers(settings, new Client(timeout), zone);
  }
}
