package org.mxshift.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.mxshift.engine.Chronicle;
import org.mxshift.engine.Event;
import org.mxshift.engine.Loop;
import org.mxshift.engine.Pace;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Run;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Verbs;
import org.mxshift.engine.World;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;
import org.mxshift.probe.Probe;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.rfc2136.Rfc2136Provider;
import org.mxshift.simulate.Crash;
import org.mxshift.simulate.Faults;
import org.mxshift.simulate.MemoryJournal;
import org.mxshift.simulate.Touch;
import org.mxshift.simulate.VirtualClock;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Verdict;
import org.mxshift.spi.Witness;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.ObservedZone;

/**
 * One run of a plan on a real name server: real reads, writes and looks at what is served; all mail
 * is well, and time passes as fast as the run wants.
 */
final class LiveMigration implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Name ZONE = RealZone.NAME;
  private static final int MOST_TICKS = 500;

  private final VirtualClock clock = new VirtualClock(START);
  private final Faults faults = new Faults();
  private final MemoryJournal journal = new MemoryJournal(faults);
  private final Verbs verbs = new Verbs(journal, clock, "a person");
  private final ZoneReader reader;
  private final ZoneWriter writer;
  private final Witness probe;

  private LiveMigration(NameServer server, String plan) throws Exception {
    Zone zone = new Zone(ZONE, Map.of("server", "127.0.0.1:" + server.endpoint().port()));
    Account account =
        new Account(
            "home",
            Map.of("key", server.key().name()),
            Map.of("secret", new Secret(server.key().secret())));
    ProbeSettings settings =
        ProbeSettings.of(List.of(), Name.of("probe.test"))
            .withAuthoritative(Map.of(ZONE, List.of(server.endpoint().socketAddress())));
    this.probe = new Probe(settings, clock, System::nanoTime, new Random(1));
    this.reader = new Rfc2136Provider().reader(account, zone);
    org.mxshift.program.Program program = compile(Plans.read("plan.yaml", plan.getBytes(UTF_8)));
    this.writer = new Rfc2136Provider().writer(account, zone, new Approval(program.fingerprint()));
    verbs.start(program, plan);
  }

  /** Compiles this plan for the zone as the server has it now, and starts the run. */
  static LiveMigration started(NameServer server, String plan) throws Exception {
    return new LiveMigration(server, plan);
  }

  private org.mxshift.program.Program compile(Plan plan) throws Exception {
    Map<SetKey, RecordSet> sets = new HashMap<>();
    for (SetKey key : ObservedZone.keys(plan)) {
      sets.put(key, reader.read(key.owner(), key.type()).set());
    }
    ObservedZone.Soa soa =
        new ObservedZone.Soa(new Ttl(60), new Ttl(5), Duration.ofHours(1), Duration.ofMinutes(10));
    return Compiler.compile(plan, new ObservedZone(sets, soa, reader.limits(), Map.of(), Map.of()));
  }

  /** Goes on until the run is over; it must not stop for anything but time. */
  Run toTheEnd() throws Exception {
    for (int ticks = 0; ticks < MOST_TICKS; ticks++) {
      Chronicle log = Chronicle.of(journal.latest(ZONE)).orElseThrow();
      Tick tick = loop().tick(log, new World(reader, writer, this::look));
      if (tick.run().standing().ended()) {
        return tick.run();
      }
      Rest rest = tick.rest();
      clock.advanceTo(
          rest.due()
              .filter(due -> rest.kind() == Rest.Kind.TIME)
              .orElseThrow(() -> new AssertionError("came to a halt: " + rest + history())));
    }
    throw new AssertionError("not over after " + MOST_TICKS + " ticks" + history());
  }

  /** Goes on until the entry has just been logged after which this holds; as if killed there. */
  Run until(Predicate<Run> reached) throws Exception {
    faults.whenever(
        Touch.APPENDED,
        touch -> {
          if (reached.test(run())) {
            throw new Crash("as wished");
          }
        });
    try {
      toTheEnd();
    } catch (Crash wished) {
      faults.mend();
      return run();
    }
    throw new AssertionError("was never reached" + history());
  }

  void turnBack() throws Exception {
    verbs.rollback(ZONE, Optional.empty());
  }

  Run run() {
    return Run.of(journal.latest(ZONE)).orElseThrow();
  }

  /** The MX, TXT and A sets that a migration touches, as the provider reads them. */
  Map<SetKey, RecordSet> live() throws Exception {
    Map<SetKey, RecordSet> live = new TreeMap<>();
    for (SetKey key :
        List.of(
            new SetKey(ZONE, RecordType.MX),
            new SetKey(ZONE, RecordType.TXT),
            new SetKey(ZONE.child("old"), RecordType.A),
            new SetKey(ZONE.child("new"), RecordType.A))) {
      live.put(key, reader.read(key.owner(), key.type()).set());
    }
    return live;
  }

  /** The log so far, for messages. */
  String history() {
    StringBuilder text = new StringBuilder();
    journal.latest(ZONE).stream()
        .filter(entry -> !(entry.event() instanceof Event.Probed))
        .forEach(
            entry ->
                text.append('\n').append(entry.at()).append(' ').append(entry.event().sentence()));
    return text.toString();
  }

  /** How far a move has come. */
  static Predicate<Run> at(String move, Phase phase) {
    return run -> run.life(move).phase() == phase;
  }

  private Loop loop() {
    return new Loop(journal, clock, () -> "token0token0", Pace.USUAL, "a machine");
  }

  private Observation look(Question question, String token) {
    return question instanceof Question.Served
        ? probe.look(question, token)
        : Observation.of(Verdict.PASS, "mail is well", List.of(), clock.instant());
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
