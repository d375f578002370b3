package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.program.Program;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Native;
import org.mxshift.spi.Snapshot;

/** A simulation in which the domain of {@link Programs} lives, and one run of it. */
final class Scene {

  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  static final Duration MOST = Duration.ofDays(60);

  final Simulation world;
  final Program program;
  final Promises promises;
  private Duration rhythm = Duration.ofHours(1);

  Scene(Programs programs, long seed) {
    this(programs.program(), seed);
  }

  Scene(Program program, long seed) {
    this.program = program;
    world = new Simulation(Programs.DOMAIN, seed, START, Duration.ofMinutes(10));
    world.zone().began(new Snapshot(Programs.oldMx(Programs.DAY).set(), new Native("note", "1")));
    world.zone().began(Snapshot.of(shared(Programs.oldSpf(Programs.DAY))));
    PolicyProgram.id(program).ifPresent(id -> world.zone().began(Snapshot.of(id)));
    world.zone().serve(NameServer.lagging("ns1", Duration.ZERO));
    world.zone().serve(NameServer.lagging("ns2", Duration.ofSeconds(40)));
    world.caches().honest(9);
    world.hosts().behave(Programs.OLD, Behaviour.ACCEPTS);
    world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    world.hosts().behave(Programs.NEW_SECOND, Behaviour.ACCEPTS);
    promises = new Promises(world);
  }

  /** A run of this program in a world that is ready for it. */
  Scene(Simulation world, Program program) {
    this.world = world;
    this.program = program;
    promises = new Promises(world);
  }

  /** A set with a stranger's value in it. */
  static RecordSet shared(Image image) {
    RecordSet set = image.set();
    return set.withValues(
        java.util.stream.Stream.concat(
                set.values().stream(), java.util.stream.Stream.of(Programs.STRANGER))
            .toList());
  }

  Scene started() throws JournalException, RefusedException {
    world.verbs().start(program, "mxshift: 1");
    return this;
  }

  /** What somebody says. */
  interface Word {
    void say() throws JournalException, RefusedException;
  }

  /** Somebody is faster: says this once, right before something is published. */
  void beforePublishing(Word word) {
    boolean[] said = {false};
    world
        .faults()
        .whenever(
            Touch.PUBLISH,
            touch -> {
              if (!said[0]) {
                said[0] = true;
                try {
                  word.say();
                } catch (JournalException | RefusedException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
  }

  Run run() {
    return Run.of(world.journal().latest(Programs.DOMAIN)).orElseThrow();
  }

  String at() {
    return run().current().map(move -> move.id()).orElse("the end");
  }

  Map<SetKey, RecordSet> sets() {
    return world.zone().all().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().set()));
  }

  /** From now on it is ticked four times an hour. */
  Scene quarterly() {
    rhythm = Duration.ofMinutes(15);
    return this;
  }

  /** Ticks every hour or when due, with the promises checked, until this holds. */
  Tick until(Predicate<Tick> enough) throws JournalException {
    return until(enough, tick -> {});
  }

  Tick until(Predicate<Tick> enough, Consumer<Tick> each) throws JournalException {
    Tick tick =
        world.run(
            rhythm,
            MOST,
            enough,
            it -> {
              promises.check(it);
              each.accept(it);
            });
    if (!enough.test(tick)) {
      throw new AssertionError("never came to it; at " + at() + ": " + tick.rest());
    }
    return tick;
  }

  /** Ticks every hour for so long and no more often, as cron does. */
  Tick hourly(Duration length) throws JournalException {
    Tick tick = world.tick();
    for (Duration left = length; !left.isNegative(); left = left.minusHours(1)) {
      world.clock().advance(Duration.ofHours(1));
      tick = world.tick();
      promises.check(tick);
    }
    return tick;
  }

  Tick untilAt(String move) throws JournalException {
    return until(tick -> tick.run().current().filter(m -> m.id().equals(move)).isPresent());
  }

  Tick untilStanding(Standing standing) throws JournalException {
    return until(tick -> tick.run().standing() == standing);
  }
}
