package org.mxshift.rfc2136;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.sandbox.Fault;
import org.mxshift.sandbox.FaultScript;
import org.mxshift.sandbox.NameServer;
import org.mxshift.sandbox.TsigKey;
import org.mxshift.sandbox.ZoneVersion;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;

/** The zone {@code example.test} on an embedded name server, and the provider pointed at it. */
final class SandboxZone implements ZoneUnderTest, AutoCloseable {
  static final Name NAME = Name.of("example.test");
  private static final Random RANDOM = new Random(2136);
  private static final Approval APPROVAL = new Approval("approved");
  private static final String ZONE =
      """
      $TTL 3600
      @    SOA ns1.example.test. hostmaster.example.test. 100 600 60 86400 300
      @    NS  ns1.example.test.
      ns1  A   127.0.0.1
      """;

  final TsigKey key = TsigKey.fresh("update.example.test", RANDOM);
  final FaultScript faults = new FaultScript();
  final NameServer server;
  private final AtomicReference<Runnable> stranger = new AtomicReference<>(() -> {});
  private final Map<String, String> settings;

  SandboxZone(String... settings) {
    this(InstantSource.system(), settings);
  }

  SandboxZone(InstantSource clock, String... settings) {
    this.settings = settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]);
    try {
      server =
          NameServer.start(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              List.of(ZoneVersion.parse("example.test", ZONE)),
              List.of(key),
              this::fault,
              clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fault fault(Message request) {
    if (request.getHeader().getOpcode() == Opcode.UPDATE) {
      stranger.getAndSet(() -> {}).run();
    }
    return faults.next(request);
  }

  @Override
  public Name name() {
    return NAME;
  }

  @Override
  public ZoneReader reader() {
    return reader(NAME).orElseThrow();
  }

  @Override
  public Optional<ZoneReader> reader(Name zone) {
    try {
      Zone of = new Zone(zone, zone(server.address().getPort()).settings());
      return Optional.of(new Rfc2136Provider().reader(account(key), of));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ZoneWriter writer() {
    return writer(key, server.address().getPort());
  }

  ZoneWriter writer(TsigKey by, int port) {
    try {
      return new Rfc2136Provider().writer(account(by), zone(port), APPROVAL);
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  private Zone zone(int port) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("server", "127.0.0.1:" + port);
    all.putIfAbsent("timeout", "1s");
    return new Zone(NAME, all);
  }

  private static Account account(TsigKey key) {
    return new Account(
        "home",
        Map.of("key", key.name().toString(), "algorithm", key.algorithm()),
        Map.of("secret", new Secret(key.secret())));
  }

  @Override
  public void edit(RecordSet set) {
    server.edit(
        set.owner().absolute(),
        set.type().mnemonic(),
        set.ttl().seconds(),
        set.values().stream().map(Rdata::text).toArray(String[]::new));
  }

  @Override
  public Optional<String> version() {
    return Optional.of("" + server.zone("example.test").soa().getSerial());
  }

  @Override
  public boolean loseNextResponse() {
    faults.updates(new Fault.LoseResponse());
    return true;
  }

  /** The look before the update is put off, and so the update. */
  @Override
  public boolean throttleNextWrite() {
    faults.queries(new Fault.Answer(Rcode.SERVFAIL));
    return true;
  }

  @Override
  public boolean beforeNextWrite(Runnable edit) {
    stranger.set(edit);
    return true;
  }

  @Override
  public Optional<ZoneWriter> denied() {
    TsigKey forged = TsigKey.fresh(key.name().toString(), RANDOM);
    return Optional.of(writer(forged, server.address().getPort()));
  }

  @Override
  public Optional<ZoneWriter> unreachable() {
    return Optional.of(writer(key, 1)); // no system gives this port to a test beside this one
  }

  @Override
  public void close() {
    server.close();
  }
}
