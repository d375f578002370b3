package org.mxshift.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mxshift.contract.Lack;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.rfc2136.Rfc2136Provider;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** The zone {@code example.test} on a real server, and the RFC 2136 provider pointed at it. */
final class RealZone implements ZoneUnderTest, AutoCloseable {
  static final Name NAME = Name.of("example.test");
  static final ZoneText TEXT =
      ZoneText.of("example.test.", "@ 60 IN NS ns1", "ns1 60 IN A 127.0.0.1");

  private final NameServer server;
  private final UpdateProxy proxy;
  private final Map<String, String> settings;

  /**
   * The zone at this server, which is closed with it.
   *
   * @param settings keys of a plan's zone, such as {@code cas}
   */
  RealZone(NameServer server, Map<String, String> settings) {
    this.server = server;
    this.proxy = UpdateProxy.before(server.endpoint().socketAddress());
    this.settings = settings;
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
    try {
      return new Rfc2136Provider().reader(account(server.key()), zone(proxy.port()));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<ZoneReader> reader(Name missing) {
    try {
      Zone other = new Zone(missing, zone(proxy.port()).settings());
      return Optional.of(new Rfc2136Provider().reader(account(server.key()), other));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ZoneWriter writer() {
    return writer(server.key(), proxy.port());
  }

  ZoneWriter writer(TsigKey key, int port) {
    try {
      return new Rfc2136Provider().writer(account(key), zone(port), new Approval("approved"));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  private Zone zone(int port) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("server", "127.0.0.1:" + port);
    return new Zone(NAME, all);
  }

  private static Account account(TsigKey key) {
    return new Account(
        "home", Map.of("key", key.name()), Map.of("secret", new Secret(key.secret())));
  }

  @Override
  public void edit(RecordSet set) {
    String owner = set.owner().absolute();
    List<String> lines = new ArrayList<>();
    lines.add("update delete " + owner + " " + set.type());
    for (Rdata value : set.values()) {
      lines.add(
          "update add %s %d %s %s".formatted(owner, set.ttl().seconds(), set.type(), value.text()));
    }
    Nsupdate.send(server, lines.toArray(String[]::new));
  }

  @Override
  public Optional<String> version() {
    return Optional.of(Dig.ask(server.endpoint(), NAME.absolute(), "SOA").get(0).split(" ")[6]);
  }

  @Override
  public boolean loseNextResponse() {
    proxy.loseNextResponse();
    return true;
  }

  @Override
  public boolean beforeNextWrite(Runnable stranger) {
    proxy.beforeNextUpdate(stranger);
    return true;
  }

  @Override
  public Optional<ZoneWriter> denied() {
    TsigKey forged = new TsigKey(server.key().name(), TsigKey.random().secret());
    return Optional.of(writer(forged, proxy.port()));
  }

  @Override
  public Optional<ZoneWriter> unreachable() {
    return Optional.of(writer(server.key(), 1));
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
