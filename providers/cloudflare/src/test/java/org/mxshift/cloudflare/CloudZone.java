package org.mxshift.cloudflare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.CloudflareFake;
import org.mxshift.sandbox.CloudflareFault;
import org.mxshift.sandbox.CloudflareRecord;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** The zone {@code example.test} at the double, and the provider pointed at it. */
final class CloudZone implements ZoneUnderTest, AutoCloseable {
  static final Name NAME = Name.of("example.test");
  static final Approval APPROVAL = new Approval("approved");

  /** What no message, log or receipt may ever show; part of every token. */
  static final String SECRET = "PlantedSecret0123456789";

  static final String WRITER = SECRET + "-writer";
  static final String READER = SECRET + "-reader";
  static final String STRANGER = SECRET + "-stranger";

  final CloudflareFake fake;
  final String id;
  private final ZoneReader reader;
  private final ZoneWriter writer;

  CloudZone() {
    this("free");
  }

  CloudZone(String plan) {
    try {
      fake = CloudflareFake.start(InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fake.admit(WRITER, true).admit(READER, false);
    id = fake.zone("example.test", "active", "full", plan);
    reader = reader(WRITER, NAME);
    writer = writer(WRITER, fake.endpoint());
  }

  @Override
  public Name name() {
    return NAME;
  }

  @Override
  public ZoneReader reader() {
    return reader;
  }

  ZoneReader reader(String token, Name zone, String... settings) {
    try {
      Map<String, String> given =
          settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]);
      return new CloudflareProvider()
          .reader(account(token, fake.endpoint()), new Zone(zone, given));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<ZoneReader> reader(Name missing) {
    return Optional.of(reader(WRITER, missing));
  }

  @Override
  public ZoneWriter writer() {
    return writer;
  }

  static ZoneWriter writer(String token, URI endpoint) {
    try {
      Zone zone = new Zone(NAME, Map.of());
      return new CloudflareProvider().writer(account(token, endpoint), zone, APPROVAL);
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  static Account account(String token, URI endpoint) {
    return account(token, endpoint, "30s");
  }

  /** For a host that never answers. */
  static Account impatient(URI endpoint) {
    return account(WRITER, endpoint, "1s");
  }

  private static Account account(String token, URI endpoint, String timeout) {
    return new Account(
        "home",
        Map.of("endpoint", endpoint.toString(), "timeout", timeout),
        Map.of("token", new Secret(token)));
  }

  @Override
  public void edit(RecordSet set) {
    String owner = set.owner().text();
    String type = set.type().mnemonic();
    edit(
        set.owner(),
        set.type(),
        set.values().stream()
            .map(value -> record(owner, type, set.ttl().seconds(), value))
            .toArray(CloudflareRecord[]::new));
  }

  /** A stranger makes the set of these record objects. */
  void edit(Name owner, RecordType type, CloudflareRecord... records) {
    fake.edit(id, owner.text(), type.mnemonic(), List.of(records));
  }

  /** Spelt here and not by the provider, which is being tested. */
  private static CloudflareRecord record(String owner, String type, int ttl, Rdata value) {
    if (value instanceof Mx mx) {
      String host = mx.isNull() ? "." : mx.exchange().text();
      return CloudflareRecord.mx(owner, ttl, mx.preference(), host);
    }
    String text = value.text();
    boolean host = type.equals("CNAME");
    return CloudflareRecord.of(
        owner, type, ttl, host ? text.substring(0, text.length() - 1) : text);
  }

  List<CloudflareRecord> records(RecordType type) {
    return fake.records(id, NAME.text(), type.mnemonic());
  }

  int calls(String kind) {
    return fake.calls().getOrDefault(kind, 0);
  }

  @Override
  public Optional<String> version() {
    return Optional.of("" + fake.version(id));
  }

  @Override
  public boolean loseNextResponse() {
    fake.next("batch", new CloudflareFault.LostResponse());
    return true;
  }

  @Override
  public boolean throttleNextWrite() {
    fake.next("batch", new CloudflareFault.Throttled(Duration.ofSeconds(30)));
    return true;
  }

  @Override
  public boolean beforeNextWrite(Runnable stranger) {
    fake.next("batch", new CloudflareFault.Meddled(stranger));
    return true;
  }

  @Override
  public Optional<ZoneWriter> denied() {
    return Optional.of(writer(STRANGER, fake.endpoint()));
  }

  @Override
  public Optional<ZoneWriter> unreachable() {
    // Port 1: no system gives it to a test that runs beside this one.
    return Optional.of(writer(WRITER, URI.create("http://127.0.0.1:1")));
  }

  static RecordSet mx(int ttl, String... values) {
    return set(RecordType.MX, ttl, values);
  }

  static RecordSet set(RecordType type, int ttl, String... values) {
    List<Rdata> data = Arrays.stream(values).map(value -> Rdata.parse(type, value)).toList();
    return new RecordSet(NAME, type, new Ttl(ttl), data);
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
    fake.close();
  }
}
