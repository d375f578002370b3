package org.mxshift.cloudflare;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mxshift.claims.Claims.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.sandbox.CloudflareFault;
import org.mxshift.spi.Account;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;

/** What may be given, and that a token never shows. */
class CloudflareProviderTest {
  private static final URI SOMEWHERE = URI.create("http://127.0.0.1:1/");
  private static final Zone ZONE = new Zone(Name.of("example.test"), Map.of());

  private final Provider provider = new CloudflareProvider();

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(Provider.class))
        .extracting(Provider::name)
        .contains("cloudflare");
  }

  @ParameterizedTest
  @CsvSource({
    "zone, x, cloudflare knows no 'zone'",
    "zone_id, x, 'zone_id: x' is not the id of a zone",
  })
  void refusesAPlanItDoesNotUnderstand(String key, String value, String message) {
    Zone zone = new Zone(ZONE.name(), Map.of(key, value));
    Account account = CloudZone.account(CloudZone.WRITER, SOMEWHERE);
    Refusal.of(Failure.REFUSED, () -> provider.reader(account, zone)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "endpoint, http://api.example/, neither an https address nor http on this machine",
    "endpoint, ftp://127.0.0.1/, neither an https address",
    "endpoint, https://, neither an https address",
    "endpoint, a b, neither an https address",
    "timeout, 0s, is not a time from 1s to 5m",
    "timeout, soon, is not a time from 1s to 5m",
    "email, a@b.example, cloudflare knows no 'email'",
  })
  void refusesAnAccountItDoesNotUnderstand(String key, String value, String message) {
    Account account =
        new Account("home", Map.of(key, value), Map.of("token", new Secret(CloudZone.WRITER)));
    Refusal.of(Failure.REFUSED, () -> provider.reader(account, ZONE)).hasMessageContaining(message);
  }

  @Test
  void saysWhatATokenNeeds() {
    Account account = new Account("home", Map.of(), Map.of());
    Refusal.of(Failure.DENIED, () -> provider.reader(account, ZONE))
        .hasMessageContaining("account 'home' has no secret 'token'")
        .hasMessageContaining("DNS Edit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "two words PlantedSecret0123456789", "PlantedSecret0123456789\u00fc"})
  void aTokenThatCannotBeOneIsNotEchoed(String token) {
    Refusal.of(Failure.DENIED, () -> provider.reader(CloudZone.account(token, SOMEWHERE), ZONE))
        .hasNoCause();
  }

  @Test
  void aLineEndOfAFileIsNoPartOfAToken() throws ProviderException {
    try (CloudZone zone = new CloudZone()) {
      Account account = CloudZone.account(CloudZone.WRITER + "\n", zone.fake.endpoint());
      assertThat(provider.reader(account, ZONE).read(ZONE.name(), RecordType.MX).set().isAbsent())
          .isTrue();
    }
  }

  /** All that is logged at the finest level, and all stack traces, through success and failure. */
  @Test
  void plantedSecretsShowNowhere() throws ProviderException {
    StringWriter seen = new StringWriter();
    Logger root = Logger.getLogger("");
    Level level = root.getLevel();
    Handler collector = new Collector(seen);
    root.addHandler(collector);
    root.setLevel(Level.ALL);
    try (CloudZone zone = new CloudZone();
        ZoneReader impatient =
            new CloudflareProvider().reader(CloudZone.impatient(zone.fake.endpoint()), ZONE)) {
      for (CloudflareFault fault : faults()) {
        zone.fake.next("records", fault);
        collect(seen, catchThrowable(() -> impatient.read(ZONE.name(), RecordType.MX)));
      }
      collect(seen, catchThrowable(() -> zone.denied().orElseThrow().inSync(null)));
      collect(
          seen,
          catchThrowable(
              () -> zone.reader(CloudZone.STRANGER, ZONE.name()).read(ZONE.name(), RecordType.MX)));
      seen.append(CloudZone.account(CloudZone.WRITER, SOMEWHERE).toString());
    } finally {
      root.removeHandler(collector);
      root.setLevel(level);
    }
    assertThat(seen.toString())
        .contains("Invalid access token", "gave no answer", "http")
        .doesNotContain(CloudZone.SECRET);
  }

  private static CloudflareFault[] faults() {
    return new CloudflareFault[] {
      new CloudflareFault.LostResponse(),
      new CloudflareFault.Silence(),
      new CloudflareFault.Refused(403, 9109, "no " + CloudZone.WRITER),
      new CloudflareFault.Foreign(200, Map.of(), "<html>"),
    };
  }

  private static void collect(StringWriter seen, Throwable thrown) {
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(seen, true));
    }
  }

  private static final class Collector extends Handler {
    private final StringWriter seen;

    Collector(StringWriter seen) {
      this.seen = seen;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord logged) {
      seen.append(logged.getLoggerName()).append(' ').append(logged.getMessage()).append('\n');
      if (logged.getParameters() != null) {
        seen.append(java.util.Arrays.toString(logged.getParameters()));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
