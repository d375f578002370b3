package org.mxshift.googledns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.sandbox.GoogleDnsFake;
import org.mxshift.sandbox.GoogleKeyFile;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** The zone {@code example.test} at the double, a clock set by hand, and the provider. */
final class AtGoogle implements ZoneUnderTest, AutoCloseable {
  static final Name NAME = Name.of("example.test");
  static final Zone ZONE = new Zone(NAME, Map.of());
  static final String MANAGED = "mail-zone";

  /** What no message may ever show. */
  static final String WRITER = "ya29.PlantedSecret-Writer_0123456789";

  static final String READER = "ya29.PlantedSecret-Reader_0123456789";

  private static final KeyPair PAIR = pair();

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
  final InstantSource clock = now::get;
  final GoogleDnsFake fake;
  final GoogleDnsProvider provider = new GoogleDnsProvider(clock);
  private final ZoneReader reader;
  private final ZoneWriter writer;

  AtGoogle() {
    this(MANAGED);
  }

  /** With a public zone of that name; without one if it is empty. */
  AtGoogle(String managed) {
    try {
      fake = GoogleDnsFake.start("mail-project", clock, Duration.ofSeconds(40));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fake.admit(WRITER, true).admit(READER, false);
    fake.admit("writer@mail-project.test", PAIR.getPublic(), true);
    fake.admit("reader@mail-project.test", PAIR.getPublic(), false);
    if (!managed.isEmpty()) {
      fake.zone(managed, "example.test.", "public");
    }
    reader = reader(token(WRITER), ZONE);
    writer = writer(token(WRITER));
  }

  @Override
  public Name name() {
    return NAME;
  }

  @Override
  public ZoneReader reader() {
    return reader;
  }

  @Override
  public Optional<ZoneReader> reader(Name missing) {
    return Optional.of(reader(token(WRITER), new Zone(missing, Map.of())));
  }

  @Override
  public ZoneWriter writer() {
    return writer;
  }

  ZoneReader reader(Account account, Zone zone) {
    try {
      return provider.reader(account, zone);
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  ZoneWriter writer(Account account) {
    try {
      return provider.writer(account, ZONE, new Approval("approved"));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  Account token(String token) {
    return account(fake.endpoint(), Map.of("token", token));
  }

  /** An account with the key file of a service account. */
  Account key(String email) {
    return account(fake.endpoint(), Map.of("key", keyFile(email, PAIR, fake.tokenUri())));
  }

  static Account account(URI endpoint, Map<String, String> secrets) {
    return account(endpoint, secrets, "30s");
  }

  static Account account(URI endpoint, Map<String, String> secrets, String timeout) {
    Map<String, Secret> hidden = new HashMap<>();
    secrets.forEach((name, value) -> hidden.put(name, new Secret(value)));
    return new Account(
        "home",
        Map.of("endpoint", endpoint.toString(), "timeout", timeout, "project", "mail-project"),
        hidden);
  }

  static String keyFile(String email, KeyPair pair, URI tokenUri) {
    return new GoogleKeyFile("mail-project", email, pair.getPrivate(), tokenUri).text();
  }

  static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      // As short as signing allows: a longer one takes seconds to find.
      generator.initialize(1024);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Port 1 of this machine: no system gives it to a test that runs beside this one. */
  static URI nobody() {
    return URI.create("http://127.0.0.1:1");
  }

  @Override
  public void edit(RecordSet set) {
    fake.edit(
        MANAGED,
        set.owner().absolute(),
        set.type().mnemonic(),
        set.ttl().seconds(),
        set.values().stream().map(Rdata::text).toList());
  }

  @Override
  public Optional<String> version() {
    return Optional.of("" + fake.version(MANAGED));
  }

  @Override
  public boolean loseNextResponse() {
    fake.next("change", new ApiFault.LostResponse());
    return true;
  }

  @Override
  public boolean throttleNextWrite() {
    fake.next("change", ApiFault.throttled(Duration.ofSeconds(17)));
    return true;
  }

  @Override
  public boolean beforeNextWrite(Runnable stranger) {
    fake.next("change", new ApiFault.Meddled(stranger));
    return true;
  }

  @Override
  public Optional<ZoneWriter> denied() {
    return Optional.of(writer(token(READER)));
  }

  @Override
  public Optional<ZoneWriter> unreachable() {
    return Optional.of(writer(account(nobody(), Map.of("token", WRITER))));
  }

  @Override
  public void close() {
    fake.close();
  }
}
