package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.mxshift.engine.Bucket;
import org.mxshift.engine.Chronicle;
import org.mxshift.engine.Loop;
import org.mxshift.engine.Pace;
import org.mxshift.engine.Patience;
import org.mxshift.engine.Retrying;
import org.mxshift.engine.Run;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Verbs;
import org.mxshift.engine.World;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;
import org.mxshift.program.Program;
import org.mxshift.simulate.Faults;
import org.mxshift.simulate.MemoryJournal;
import org.mxshift.simulate.Touch;
import org.mxshift.simulate.VirtualClock;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.Earlier;
import org.mxshift.steps.ObservedZone;

/**
 * A whole migration of a zone at a strict double, by the real engine and the provider's real
 * client, on a clock that passes when it is told to. Each wait is long enough for eight ticks of a
 * quarter of an hour.
 *
 * <p>Each tick opens the zone anew, as a process does that cron has started.
 */
final class HostedRun implements AutoCloseable {

  static final Name DOMAIN = Name.of("example.test");
  static final SetKey MX = new SetKey(DOMAIN, RecordType.MX);
  static final Duration QUARTER = Duration.ofMinutes(15);
  static final SetKey TXT = new SetKey(DOMAIN, RecordType.TXT);

  /** Of the MX set, before the move and after it. */
  static final int TTL = 10_800;

  final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-02T09:00:00Z"));
  final HostDouble host;
  final Faults faults = new Faults();
  final MemoryJournal journal = new MemoryJournal(faults);
  final Map<String, Integer> byMove = new TreeMap<>();
  private final HostWitness witness;
  private final Provider provider;
  private final Bucket bucket;
  private final Random random = new Random(5);
  private final String text;
  private final Plan plan;
  private Optional<Chronicle> last = Optional.empty();

  HostedRun(Host at, String... more) {
    this(at::start, more);
  }

  HostedRun(BiFunction<InstantSource, String, HostDouble> at, String... more) {
    host = at.apply(clock, DOMAIN.text());
    witness = new HostWitness(host, clock, Duration.ofSeconds(20));
    text = text(host, more);
    try {
      provider = new Providers(HostedRun.class.getClassLoader()).named(host.provider());
      plan = Plans.read("the plan", text.getBytes(UTF_8));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    bucket = new Bucket(provider.rates(), clock);
    host.edit(set(MX, TTL, "10 mail.old.test."));
    host.edit(set(TXT, 7_200, "\"v=spf1 ip4:192.0.2.10 -all\"", "\"a-token=of-somebody-else\""));
  }

  private static String text(HostDouble host, String... more) {
    boolean told = Arrays.stream(more).anyMatch(line -> line.startsWith("ttl:"));
    String low = told ? "" : "ttl: {during: %ds, watch: 2h}\n".formatted(host.low());
    return """
    mxshift: 1
    domain: example.test
    zone: {provider: %s}
    from: {mx: [10 mail.old.test.]}
    to: {mx: [10 mx1.new.test., 20 mx2.new.test.]}
    spf: {add: ["include:_spf.new.test"], remove: ["ip4:192.0.2.10"], queue: 5h}
    hold: 2h
    accept_short_hold: a test
    drain: 2h
    verify:
      addresses: [ann@example.test]
      mailbox: probe@example.test
      arrival: none
    gates: []
    """
            .formatted(host.provider())
        + low
        + String.join("\n", more);
  }

  static RecordSet set(SetKey key, int ttl, String... values) {
    List<Rdata> data = Arrays.stream(values).map(v -> Rdata.parse(key.type(), v)).toList();
    return new RecordSet(key.owner(), key.type(), new Ttl(ttl), data);
  }

  /** What {@code plan} and {@code apply} do before anything is started. */
  Program compiled() throws Exception {
    return compiled(host.servers());
  }

  /**
   * As above.
   *
   * @param delegated whom the parent of the domain names
   */
  Program compiled(List<Name> delegated) throws Exception {
    try (ZoneReader reader = retrying().reader(provider.reader(host.account(), zone()))) {
      Delegation.check(DOMAIN, parent(delegated), reader);
      Map<SetKey, RecordSet> sets = Observed.sets(plan, Earlier.NOTHING, reader);
      ObservedZone.Soa soa =
          new ObservedZone.Soa(
              new Ttl(900), new Ttl(300), Duration.ofHours(2), Duration.ofMinutes(15));
      return Compiler.compile(
          plan, new ObservedZone(sets, soa, reader.limits(), Map.of(), Map.of()));
    }
  }

  private Sighting<Delegated.Zone> parent(List<Name> delegated) {
    List<Delegated.NameServer> servers =
        delegated.stream()
            .map(name -> new Delegated.NameServer(name, true, true, List.of(), List.of()))
            .toList();
    return new Sighting.Seen<>(
        new Delegated.Zone(DOMAIN, servers, false, List.of()), clock.instant());
  }

  /** As {@code apply}. */
  HostedRun started() throws Exception {
    Program program = compiled();
    byMove.put("apply", host.all());
    new Verbs(journal, clock, "a person").start(program, text);
    return this;
  }

  private Zone zone() {
    return new Zone(plan.zone().name(), plan.zone().settings());
  }

  private Retrying retrying() {
    return new Retrying(
        bucket,
        Patience.USUAL,
        clock,
        length -> {
          clock.advance(length);
          return true;
        },
        random);
  }

  /** One tick by a new process, which opens the zone of the plan when it first needs it. */
  Tick tick() throws Exception {
    Loop loop = new Loop(journal, clock, this::token, Pace.USUAL, "a test");
    Retrying retrying = retrying();
    try (ZoneReader reader = retrying.reader(new CountedReader());
        ZoneWriter writer = retrying.writer(new CountedWriter())) {
      return loop.tick(told(), new World(reader, writer, witness));
    }
  }

  /** The calls of the host that this call of the port made count for the move that is under way. */
  private <T> T counted(Call<T> call) throws ProviderException {
    int before = host.all();
    try {
      return call.make();
    } finally {
      byMove.merge(at(), host.all() - before, Integer::sum);
    }
  }

  private interface Call<T> {
    T make() throws ProviderException;
  }

  private final class CountedReader implements ZoneReader {
    private Optional<ZoneReader> open = Optional.empty();

    private ZoneReader reader() throws ProviderException {
      if (open.isEmpty()) {
        open = Optional.of(provider.reader(host.account(), zone()));
      }
      return open.get();
    }

    @Override
    public Snapshot read(Name owner, RecordType type) throws ProviderException {
      faults.provider(Touch.READ);
      return counted(() -> reader().read(owner, type));
    }

    @Override
    public Limits limits() {
      throw new AssertionError("a tick asks for no limits");
    }

    @Override
    public void close() {
      open.ifPresent(ZoneReader::close);
    }
  }

  private final class CountedWriter implements ZoneWriter {
    private Optional<ZoneWriter> open = Optional.empty();

    private ZoneWriter writer() throws ProviderException {
      if (open.isEmpty()) {
        open = Optional.of(provider.writer(host.account(), zone(), new Approval("approved")));
      }
      return open.get();
    }

    @Override
    public Receipt swap(Snapshot expected, Desired desired, String marker)
        throws ProviderException {
      faults.provider(Touch.WRITE);
      Receipt receipt = counted(() -> writer().swap(expected, desired, marker));
      faults.provider(Touch.WRITTEN);
      witness.notice(desired.set().key());
      return receipt;
    }

    @Override
    public boolean inSync(Receipt receipt) throws ProviderException {
      faults.provider(Touch.SYNC);
      return counted(() -> writer().inSync(receipt));
    }

    @Override
    public Duration spread() {
      try {
        return writer().spread();
      } catch (ProviderException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      open.ifPresent(ZoneWriter::close);
    }
  }

  /** Ticks when due, but no later than {@code rhythm} and no earlier than {@code least}. */
  Tick until(Duration least, Duration rhythm, Predicate<Tick> enough) throws Exception {
    Instant end = clock.instant().plus(Duration.ofDays(40));
    Tick tick = tick();
    while (!enough.test(tick)) {
      if (clock.instant().isAfter(end)) {
        throw new AssertionError("never came to it: " + tick.rest());
      }
      Instant now = clock.instant();
      Instant due =
          tick.rest().due().filter(at -> at.isBefore(now.plus(rhythm))).orElse(now.plus(rhythm));
      clock.advanceTo(due.isBefore(now.plus(least)) ? now.plus(least) : due);
      tick = tick();
    }
    return tick;
  }

  /** Ticks until this move is the next one and something is waited for. */
  HostedRun before(String move) throws Exception {
    List<String> ids = run().program().moves().stream().map(each -> each.id()).toList();
    String last = ids.get(ids.indexOf(move) - 1);
    until(Duration.ZERO, QUARTER, tick -> at().equals(last) && tick.rest().due().isPresent());
    return this;
  }

  private String token() {
    return Long.toHexString(random.nextLong() | Long.MIN_VALUE);
  }

  Run run() {
    return told().run();
  }

  private Chronicle told() {
    last = Chronicle.of(last, journal.latest(DOMAIN));
    return last.orElseThrow();
  }

  /** The move that is under way. */
  String at() {
    return run().current().map(move -> move.id()).orElse("the end");
  }

  @Override
  public void close() {
    host.close();
  }
}
