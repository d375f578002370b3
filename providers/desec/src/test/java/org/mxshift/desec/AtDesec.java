package org.mxshift.desec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.sandbox.DesecFake;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** The domain {@code example.test} at the double, and the provider pointed at it. */
final class AtDesec implements ZoneUnderTest, AutoCloseable {
  static final Name NAME = Name.of("example.test");
  static final Zone ZONE = new Zone(NAME, Map.of());

  /** What no message may ever show. */
  static final String WRITER = "PlantedSecret-Writer_0123456789";

  static final String READER = "PlantedSecret-Reader_0123456789";

  final DesecFake fake;
  private final ZoneReader reader;
  private final ZoneWriter writer;

  AtDesec() {
    try {
      fake = DesecFake.start("example.test", 3600).admit(WRITER, true).admit(READER, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader = reader(WRITER, ZONE);
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

  @Override
  public Optional<ZoneReader> reader(Name missing) {
    return Optional.of(reader(WRITER, new Zone(missing, Map.of())));
  }

  @Override
  public ZoneWriter writer() {
    return writer;
  }

  ZoneReader reader(String token, Zone zone) {
    try {
      return new DesecProvider().reader(account(token, fake.endpoint()), zone);
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  static ZoneWriter writer(String token, URI endpoint) {
    return writer(account(token, endpoint));
  }

  static ZoneWriter writer(Account account) {
    try {
      return new DesecProvider().writer(account, ZONE, new Approval("approved"));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  static Account account(String token, URI endpoint) {
    return account(token, endpoint, "30s");
  }

  static Account account(String token, URI endpoint, String timeout) {
    return new Account(
        "home",
        Map.of("endpoint", endpoint.toString(), "timeout", timeout),
        Map.of("token", new Secret(token)));
  }

  /** Port 1 of this machine: no system gives it to a test that runs beside this one. */
  static URI nobody() {
    return URI.create("http://127.0.0.1:1");
  }

  @Override
  public void edit(RecordSet set) {
    String owner = set.owner().text();
    boolean apex = set.owner().equals(NAME);
    fake.edit(
        apex ? "" : owner.substring(0, owner.length() - NAME.text().length() - 1),
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
    fake.next("POST", new ApiFault.LostResponse()).next("PUT", new ApiFault.LostResponse());
    return true;
  }

  @Override
  public boolean throttleNextWrite() {
    fake.next("PUT", ApiFault.throttled(Duration.ofSeconds(17)));
    return true;
  }

  @Override
  public boolean beforeNextWrite(Runnable stranger) {
    fake.next("PUT", new ApiFault.Meddled(stranger));
    return true;
  }

  @Override
  public Optional<ZoneWriter> denied() {
    return Optional.of(writer(READER, fake.endpoint()));
  }

  @Override
  public Optional<ZoneWriter> unreachable() {
    return Optional.of(writer(WRITER, nobody()));
  }

  @Override
  public void close() {
    fake.close();
  }
}
