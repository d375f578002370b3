package org.mxshift.powerdns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mxshift.contract.Lack;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.sandbox.PowerDnsFake;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** The zone {@code example.test} at the double, and the provider pointed at it. */
final class FakeServerZone implements ZoneUnderTest, AutoCloseable {
  static final Name NAME = Name.of("example.test");

  /** What no message may ever show. */
  static final String KEY = "PlantedSecret0123456789";

  final PowerDnsFake fake;
  private final ZoneReader reader;
  private final ZoneWriter writer;

  FakeServerZone() {
    try {
      fake = PowerDnsFake.start("example.test.", KEY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader = reader(fake.endpoint(), NAME);
    writer = writer(KEY, fake.endpoint());
  }

  @Override
  public Name name() {
    return NAME;
  }

  @Override
  public Set<Lack> lacks() {
    return Set.of(Lack.PUTTING_OFF);
  }

  @Override
  public ZoneReader reader() {
    return reader;
  }

  @Override
  public Optional<ZoneReader> reader(Name missing) {
    return Optional.of(reader(fake.endpoint(), missing));
  }

  @Override
  public ZoneWriter writer() {
    return writer;
  }

  private static ZoneReader reader(URI endpoint, Name zone) {
    try {
      return new PowerDnsProvider().reader(account(KEY, endpoint), new Zone(zone, Map.of()));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ZoneWriter writer(String key, URI endpoint) {
    try {
      return new PowerDnsProvider()
          .writer(account(key, endpoint), new Zone(NAME, Map.of()), new Approval("approved"));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  static Account account(String key, URI endpoint) {
    return account(key, endpoint, "30s");
  }

  static Account account(String key, URI endpoint, String timeout) {
    return new Account(
        "home",
        Map.of("endpoint", endpoint.toString(), "timeout", timeout),
        Map.of("key", new Secret(key)));
  }

  @Override
  public void edit(RecordSet set) {
    fake.edit(
        set.owner().absolute(),
        set.type().mnemonic(),
        set.ttl().seconds(),
        set.values().stream().map(Rdata::text).toList());
  }

  @Override
  public Optional<String> version() {
    return Optional.of("" + fake.version());
  }

  @Override
  public boolean loseNextResponse() {
    fake.next("PATCH", new ApiFault.LostResponse());
    return true;
  }

  @Override
  public boolean beforeNextWrite(Runnable stranger) {
    fake.next("PATCH", new ApiFault.Meddled(stranger));
    return true;
  }

  @Override
  public Optional<ZoneWriter> denied() {
    return Optional.of(writer(KEY + "-not", fake.endpoint()));
  }

  @Override
  public Optional<ZoneWriter> unreachable() {
    // Port 1: no system gives it to a test that runs beside this one.
    return Optional.of(writer(KEY, URI.create("http://127.0.0.1:1")));
  }

  @Override
  public void close() {
    fake.close();
  }
}
