package org.mxshift.route53;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.Route53Fake;
import org.mxshift.sandbox.Route53Set;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * The zone {@code example.test} at the fake, a clock set by hand, and the provider pointed at it.
 */
final class Hosted implements AutoCloseable {
  static final Name NAME = Name.of("example.test");
  static final Approval APPROVAL = new Approval("approved");

  /** Values that no message, log or receipt may ever show. */
  static final String SECRET = "PlantedSecretKey0123456789abcdef";

  static final String TOKEN = "PlantedSessionToken+/0123456789==";

  static final String WRITER = "AKIAPLANTEDWRITER001";
  static final String READER = "AKIAPLANTEDREADER002";

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
  final Route53Fake fake;
  final String id;

  Hosted() {
    this(true);
  }

  Hosted(boolean withZone) {
    try {
      InstantSource clock = now::get;
      fake = Route53Fake.start(clock, Duration.ofSeconds(40));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fake.admit(WRITER, true).admit(READER, false);
    id = withZone ? fake.zone("example.test.") : "";
  }

  ZoneReader reader(String... settings) {
    return reader(account(WRITER, fake.endpoint()), zone(settings));
  }

  static ZoneReader reader(Account account, Zone zone) {
    try {
      return new Route53Provider().reader(account, zone);
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  ZoneWriter writer() {
    return writer(WRITER, fake.endpoint());
  }

  static ZoneWriter writer(String accessKey, URI endpoint) {
    return writer(account(accessKey, endpoint));
  }

  static ZoneWriter writer(Account account) {
    try {
      return new Route53Provider().writer(account, zone(), APPROVAL);
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  static Zone zone(String... settings) {
    return new Zone(NAME, settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]));
  }

  static Account account(String accessKey, URI endpoint) {
    return account(accessKey, endpoint, "30s");
  }

  /** For a host that never answers. */
  static Account impatient(URI endpoint) {
    return account(WRITER, endpoint, "2s");
  }

  private static Account account(String accessKey, URI endpoint, String timeout) {
    return new Account(
        "home",
        Map.of("endpoint", endpoint.toString(), "timeout", timeout),
        Map.of(
            "access_key", new Secret(accessKey),
            "secret_key", new Secret(SECRET),
            "session_token", new Secret(TOKEN)));
  }

  /** Port 1 of this machine: no system gives it to a test that runs beside this one. */
  static URI nobody() {
    return URI.create("http://127.0.0.1:1");
  }

  /** A stranger makes the set so, as we would spell it. */
  void edit(RecordSet set) {
    List<String> values = set.values().stream().map(Spelling::write).toList();
    edit(
        set.owner().absolute(),
        set.type().mnemonic(),
        set.ttl().seconds(),
        values.toArray(String[]::new));
  }

  /** A stranger makes the set so, to the character. */
  void edit(String owner, String type, int ttl, String... values) {
    fake.edit(id, Route53Set.simple(owner, type, ttl, values));
  }

  List<String> live(String owner, String type) {
    return fake.set(id, owner, type).map(Route53Set::values).orElse(List.of());
  }

  int calls(String action) {
    return fake.calls().getOrDefault(action, 0);
  }

  Map<String, Integer> callsSince(Map<String, Integer> before) {
    Map<String, Integer> since = new HashMap<>(fake.calls());
    before.forEach((action, count) -> since.merge(action, -count, Integer::sum));
    since.values().removeIf(count -> count == 0);
    return since;
  }

  static RecordSet mx(int ttl, String... values) {
    return set(NAME, RecordType.MX, ttl, values);
  }

  static RecordSet set(Name owner, RecordType type, int ttl, String... values) {
    List<Rdata> data = Arrays.stream(values).map(value -> Rdata.parse(type, value)).toList();
    return new RecordSet(owner, type, new Ttl(ttl), data);
  }

  @Override
  public void close() {
    fake.close();
  }
}
