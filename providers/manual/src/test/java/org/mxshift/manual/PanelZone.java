package org.mxshift.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.mxshift.contract.Lack;
import org.mxshift.contract.ZoneUnderTest;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.sandbox.Fault;
import org.mxshift.sandbox.FaultScript;
import org.mxshift.sandbox.NameServer;
import org.mxshift.sandbox.ZoneVersion;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Errand;
import org.mxshift.spi.Failure;
import org.mxshift.spi.PanelEdit;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;
import org.xbill.DNS.Rcode;

/** The zone {@code example.test} on two name servers, behind a panel with a person before it. */
final class PanelZone implements ZoneUnderTest, AutoCloseable {
  static final Name NAME = Name.of("example.test");
  private static final Account NOBODY = new Account("default", Map.of(), Map.of());
  private static final Approval APPROVAL = new Approval("approved");
  private static final String ZONE =
      """
      $TTL 3600
      @    SOA ns1.example.test. hostmaster.example.test. 100 600 60 86400 300
      @    NS  ns1.example.test.
      @    NS  ns2.example.test.
      ns1  A   127.0.53.1
      ns2  A   127.0.53.2
      ns2  AAAA ::1
      sub  NS  ns1.example.test.
      """;

  final FaultScript faults = new FaultScript();
  final NameServer one = start(faults);
  final NameServer other = start(new FaultScript());
  private final AtomicReference<Runnable> stranger = new AtomicReference<>(() -> {});

  private static NameServer start(FaultScript faults) {
    try {
      return NameServer.start(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          List.of(ZoneVersion.parse("example.test", ZONE)),
          List.of(),
          faults,
          InstantSource.system());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings that name these ports, and these beside them. */
  static Zone zone(List<Integer> ports, String... more) {
    String servers =
        ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(", "));
    Map<String, String> settings = new HashMap<>(Map.of("server", servers, "timeout", "1s"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new Zone(NAME, settings);
  }

  List<Integer> ports() {
    return List.of(one.address().getPort(), other.address().getPort());
  }

  static ZoneReader reader(Zone zone) throws ProviderException {
    return new ManualProvider().reader(NOBODY, zone);
  }

  static ZoneWriter asking(Zone zone) throws ProviderException {
    return new ManualProvider().writer(NOBODY, zone, APPROVAL);
  }

  @Override
  public Name name() {
    return NAME;
  }

  @Override
  public Set<Lack> lacks() {
    return Set.of(Lack.LOST_ANSWER, Lack.CREDENTIALS);
  }

  @Override
  public ZoneReader reader() {
    return reader(NAME).orElseThrow();
  }

  @Override
  public Optional<ZoneReader> reader(Name zone) {
    try {
      return Optional.of(reader(new Zone(zone, zone(ports(), "floor", "1m").settings())));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ZoneWriter writer() {
    return writer(ports());
  }

  /** The writer, and a person who does what it asks and says so. */
  private ZoneWriter writer(List<Integer> ports) {
    try {
      return new Attended(asking(zone(ports, "floor", "1m")));
    } catch (ProviderException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks, has it done at the panel, asks again. */
  private final class Attended implements ZoneWriter {
    private final ZoneWriter asking;

    Attended(ZoneWriter asking) {
      this.asking = asking;
    }

    @Override
    public Receipt swap(Snapshot expected, Desired desired, String marker)
        throws ProviderException {
      try {
        return asking.swap(expected, desired, marker);
      } catch (ProviderException e) {
        if (e.failure() != Failure.ASKED) {
          throw e;
        }
      }
      stranger.getAndSet(() -> {}).run();
      carryOut(new Errand(NAME, expected.set(), desired.set()));
      return asking.swap(expected, desired, marker);
    }

    @Override
    public boolean inSync(Receipt receipt) throws ProviderException {
      return asking.inSync(receipt);
    }
  }

  void carryOut(Errand errand) throws ProviderException {
    Panel panel = new Panel(NAME, reader(), this::edit);
    for (PanelEdit edit : errand.edits()) {
      panel.type(edit);
    }
  }

  @Override
  public void edit(RecordSet set) {
    edit(one, set);
    edit(other, set);
  }

  static void edit(NameServer server, RecordSet set) {
    server.edit(
        set.owner().absolute(),
        set.type().mnemonic(),
        set.ttl().seconds(),
        set.values().stream().map(Rdata::text).toArray(String[]::new));
  }

  @Override
  public Optional<String> version() {
    return Optional.of("" + one.zone("example.test").soa().getSerial());
  }

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
  public Optional<ZoneWriter> unreachable() {
    return Optional.of(writer(List.of(closedPort())));
  }

  /** No system gives this one to a test that runs beside this one. */
  static int closedPort() {
    return 1;
  }

  @Override
  public void close() {
    one.close();
    other.close();
  }
}
