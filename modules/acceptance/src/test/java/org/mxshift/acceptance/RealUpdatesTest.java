package org.mxshift.acceptance;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.model.Mx;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.rfc2136.Rfc2136Provider;
import org.mxshift.spi.Account;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** The provider's words for what only real servers do. */
class RealUpdatesTest {
  private static final RecordSet OLD = mx(60, "10 old.example.");
  private static final RecordSet NEW = mx(60, "5 new.example.");

  enum Kind {
    BIND,
    KNOT,
    POWERDNS;

    NameServer start() {
      return switch (this) {
        case BIND -> Bind.primary(RealZone.TEXT).start();
        case KNOT -> Knot.start(RealZone.TEXT);
        case POWERDNS -> PowerDns.start(RealZone.TEXT);
      };
    }

    /** PowerDNS does not say what is wrong with a signature. */
    String says(String reason) {
      return this == POWERDNS ? "it does not know the key or has another secret for it" : reason;
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongKeysAreToldApartAndNobodyHearsTheirSecrets(Kind kind) throws ProviderException {
    try (NameServer server = kind.start();
        RealZone zone = new RealZone(server, Map.of())) {
      zone.edit(OLD);
      TsigKey forged = new TsigKey(server.key().name(), TsigKey.random().secret());
      TsigKey stranger = new TsigKey("stranger", TsigKey.random().secret());

      stops(Failure.DENIED, zone.writer(forged, server.endpoint().port()), OLD, NEW)
          .hasMessageContaining(kind.says("the secret of this key is another one there"))
          .hasMessageNotContaining(forged.secret());
      stops(Failure.DENIED, zone.writer(stranger, server.endpoint().port()), OLD, NEW)
          .hasMessageContaining(kind.says("it does not know this key"))
          .hasMessageNotContaining(stranger.secret());
      assertThat(live(zone)).isEqualTo(OLD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void looksWithoutAKey(Kind kind) throws ProviderException {
    try (NameServer server = kind.start();
        RealZone zone = new RealZone(server, Map.of())) {
      zone.edit(OLD);
      Map<String, String> at = Map.of("server", "127.0.0.1:" + server.endpoint().port());
      Account nobody = new Account("nobody", Map.of(), Map.of());
      ZoneReader reader = new Rfc2136Provider().reader(nobody, new Zone(RealZone.NAME, at));
      assertThat(reader.read(RealZone.NAME, RecordType.MX).set()).isEqualTo(OLD);
    }
  }

  @Test
  void aTtlThatBindCutsIsTold() throws ProviderException {
    try (NameServer server =
            Bind.primary(RealZone.TEXT).withZoneOptions("max-zone-ttl 60;").start();
        RealZone zone = new RealZone(server, Map.of())) {
      zone.edit(OLD);
      stops(Failure.CONFLICT, zone.writer(), OLD, NEW.withTtl(new Ttl(3600)))
          .hasMessageContaining("took the values and cut the TTL (BIND: max-zone-ttl)")
          .hasMessageContaining("found 'example.test MX 60: 5 new.example.'");
      assertThat(live(zone)).isEqualTo(NEW);
    }
  }

  @Test
  void whatBindRefusesForTheSakeOfTheSetIsNoLackOfARight() throws ProviderException {
    try (NameServer server = Bind.primary(RealZone.TEXT).start();
        RealZone zone = new RealZone(server, Map.of())) {
      zone.edit(OLD);
      stops(Failure.REFUSED, zone.writer(), OLD, mx(60, "5 mail.example.test."))
          .hasMessageEndingWith(
              "mail.example.test lies in this zone and has no address (BIND: check-integrity)");
      stops(Failure.REFUSED, zone.writer(), OLD, mx(60, "5 _mail.example."))
          .hasMessageEndingWith(
              "_mail.example is no host name because of its underscore (BIND: check-names)");
      assertThat(live(zone)).isEqualTo(OLD);
    }
  }

  @Test
  void aKeyWithoutTheRightIsDenied() throws ProviderException {
    try (NameServer server = Bind.primary(RealZone.TEXT).start();
        NameServer secondary = Bind.secondary(server, RealZone.TEXT).start();
        RealZone zone = new RealZone(secondary, Map.of())) {
      stops(Failure.DENIED, zone.writer(), RecordSet.absent(OLD.key()), NEW)
          .hasMessageContaining("it is a secondary, or the key may not make this change");
    }
  }

  @Test
  void comparesValuesAloneWhereBindNeverMatchesTheSoaItServes() throws ProviderException {
    try (NameServer server = Bind.primary(RealZone.TEXT).inlineSigned().start();
        RealZone zone = new RealZone(server, Map.of("cas", "soa"))) {
      RecordSet none = RecordSet.absent(OLD.key());
      swap(zone.writer(), none, OLD);
      swap(zone.writer(), OLD, NEW);
      assertThat(live(zone)).isEqualTo(NEW);
      stops(Failure.CONFLICT, zone.writer(), OLD, none);
      swap(zone.writer(), NEW, none);
      assertThat(live(zone)).isEqualTo(none);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> stops(
      Failure failure, ZoneWriter writer, RecordSet expected, RecordSet desired) {
    ProviderException thrown =
        catchThrowableOfType(ProviderException.class, () -> swap(writer, expected, desired));
    assertThat(thrown).as("a swap that should fail").isNotNull();
    assertThat(thrown.failure()).as(thrown.getMessage()).isEqualTo(failure);
    return assertThat(thrown);
  }

  private static void swap(ZoneWriter writer, RecordSet expected, RecordSet desired)
      throws ProviderException {
    writer.swap(Snapshot.of(expected), Desired.of(desired), "");
  }

  private static RecordSet live(RealZone zone) throws ProviderException {
    return zone.reader().read(RealZone.NAME, RecordType.MX).set();
  }

  private static RecordSet mx(int ttl, String... values) {
    List<Mx> set = Arrays.stream(values).map(Mx::parse).toList();
    return RecordSet.mx(RealZone.NAME, new Ttl(ttl), set);
  }
}
