package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.mxshift.engine.Chronicle;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Loop;
import org.mxshift.engine.Notary;
import org.mxshift.engine.Pace;
import org.mxshift.engine.Pulse;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Verbs;
import org.mxshift.engine.World;
import org.mxshift.model.Name;

/**
 * A whole virtual world around one domain: the real loop in it runs days in a moment, and the same
 * seed gives the same days.
 */
public final class Simulation {

  private final Name domain;
  private final Random random;
  private final VirtualClock clock;
  private final Faults faults = new Faults();
  private final VirtualZone zone;
  private final VirtualCaches caches;
  private final VirtualHosts hosts;
  private final VirtualWitness witness;
  private final MemoryJournal journal = new MemoryJournal(faults);
  private Duration wrong = Duration.ZERO;
  private Optional<Pulse> pulse = Optional.empty();
  private Notary notary = Notary.NONE;
  private Optional<Chronicle> last = Optional.empty();

  /**
   * A world with an empty zone.
   *
   * @param seed of everything that happens by chance
   * @param start when it begins
   * @param negative for how long caches keep that a set is not there
   */
  public Simulation(Name domain, long seed, Instant start, Duration negative) {
    this.domain = domain;
    this.random = new Random(seed);
    this.clock = new VirtualClock(start);
    this.zone = new VirtualZone(clock, faults);
    this.caches = new VirtualCaches(zone, random, negative);
    this.hosts = new VirtualHosts(random);
    this.witness = new VirtualWitness(clock, faults, zone, caches, hosts);
  }

  /** Time. */
  public VirtualClock clock() {
    return clock;
  }

  /** From now on the clock of the machine that ticks is wrong by this much; negative: behind. */
  public void wrong(Duration by) {
    wrong = by;
  }

  /** From now on one process ticks and stays. */
  public void stays() {
    Instant began = clock.instant();
    pulse =
        Optional.of(
            new Pulse(this::told, () -> Duration.between(began, clock.instant()).toNanos()));
  }

  private Instant told() {
    return clock.instant().plus(wrong);
  }

  /** From now on ticks believe whom this believes. */
  public void believes(Notary other) {
    notary = other;
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** The zone. */
  public VirtualZone zone() {
    return zone;
  }

  /** The caches. */
  public VirtualCaches caches() {
    return caches;
  }

  /** The mail hosts. */
  public VirtualHosts hosts() {
    return hosts;
  }

  /** Who looks. */
  public VirtualWitness witness() {
    return witness;
  }

  /** The log. */
  public MemoryJournal journal() {
    return journal;
  }

  /** Chance, for what is added to the world. */
  public Random random() {
    return random;
  }

  /** What a person says here. */
  public Verbs verbs() {
    return new Verbs(journal, this::told, "a person");
  }

  /** One tick by a process that remembers nothing. */
  public Tick tick() throws JournalException {
    return tick(journal);
  }

  /** As above, by a machine that has this copy of the log. */
  public Tick tick(Journal copy) throws JournalException {
    last = Chronicle.of(last, copy.latest(domain));
    return loop(copy).tick(last.orElseThrow(), new World(zone, zone, witness));
  }

  /** A loop that remembers nothing but its process's pulse. */
  public Loop loop(Journal copy) {
    return new Loop(copy, this::told, this::token, Pace.USUAL, "the simulation", notary, pulse);
  }

  private String token() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }

  /**
   * Ticks whenever something is due, at the latest after {@code rhythm}, until {@code enough}.
   *
   * @param most how long at most; the last tick is returned when it is over
   * @param each what to do after each tick, before time goes on
   */
  public Tick run(Duration rhythm, Duration most, Predicate<Tick> enough, Consumer<Tick> each)
      throws JournalException {
    Instant end = clock.instant().plus(most);
    Tick tick = tick();
    each.accept(tick);
    while (!enough.test(tick) && clock.instant().isBefore(end)) {
      Instant next = clock.instant().plus(rhythm);
      clock.advanceTo(tick.rest().due().filter(due -> due.isBefore(next)).orElse(next));
      tick = tick();
      each.accept(tick);
    }
    return tick;
  }
}
