package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mxshift.model.Name;
import org.mxshift.program.Move;
import org.mxshift.program.Program;

/**
 * Carries a run as far as it can go now: fold the log, decide, write down, and again until there is
 * a reason to rest.
 *
 * <p>Every decision is made from the log and the world alone, so it does not matter who ticks,
 * when, or how often. Nothing is remembered between two ticks; within one it remembers which intent
 * is its own, since an intent it did not make is a doubt, whether its write came to a doubt, and
 * whether a name server was lost.
 */
public final class Loop {

  private static final int MOST = 1000;

  /** Clocks of two machines may differ by this much; margins are longer. */
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private final Journal journal;
  private final InstantSource clock;
  private final Looks looks;
  private final Pace pace;
  private final String actor;
  private final Optional<Pulse> pulse;

  /** A loop that believes no look of others. */
  public Loop(
      Journal journal, InstantSource clock, Supplier<String> tokens, Pace pace, String actor) {
    this(journal, clock, tokens, pace, actor, Notary.NONE, Optional.empty());
  }

  /**
   * A loop.
   *
   * @param tokens gives a new random word of 8 to 64 letters and digits at each call
   * @param actor who ticks, for the log
   * @param notary tells who signed a look that was handed in
   * @param pulse of the process, where it stays
   */
  public Loop(
      Journal journal,
      InstantSource clock,
      Supplier<String> tokens,
      Pace pace,
      String actor,
      Notary notary,
      Optional<Pulse> pulse) {
    this.journal = journal;
    this.clock = clock;
    this.looks = new Looks(tokens, notary);
    this.pace = pace;
    this.actor = actor;
    this.pulse = pulse;
  }

  /**
   * Does what is due for a run, writes it down, and says why it rests.
   *
   * @param opened the log by whose plan the world was opened; where the log has another plan by
   *     now, nothing is done, since that may be of another zone
   * @throws JournalException when the log cannot be read or written; nothing is done that is not
   *     logged
   */
  public Tick tick(Chronicle opened, World world) throws JournalException {
    String plan = opened.run().plan();
    Name domain = opened.run().program().domain();
    Run run = read(opened);
    int before = run.last();
    boolean mine = false;
    boolean lost = false;
    boolean tried = false;
    for (int turn = 0; turn < MOST; turn++) {
      Instant told = clock.instant();
      Optional<Duration> ahead = pulse.flatMap(steady -> steady.ahead(domain, told));
      if (ahead.isPresent() && !run.standing().ended()) {
        run = jumped(opened, run, ahead.get());
        mine = false;
        continue;
      }
      Act act =
          run.plan().equals(plan)
              ? inTime(run, decide(run, world, mine, lost, tried, told))
              : outdated();
      tried = tried || (mine && triggers(act, Trigger.UNSURE));
      lost = lost || triggers(act, Trigger.LOST);
      Optional<Run> after = append(domain, run, act);
      mine = after.isPresent();
      run = mine ? after.orElseThrow() : read(opened);
      if (mine && act.rest().isPresent()) {
        List<Entry> written = run.last() == before ? List.of() : since(domain, before);
        return new Tick(run, act.rest().get(), written);
      }
    }
    throw new IllegalStateException(
        "a tick of " + domain + " did not come to rest after " + MOST + " decisions");
  }

  /**
   * Noted and published before it counts as told. An intent from before may be hours old by now, or
   * somebody else's: whoever goes on looks first.
   */
  private Run jumped(Chronicle opened, Run run, Duration by) throws JournalException {
    Name domain = run.program().domain();
    Optional<Run> after = append(domain, run, Act.log(new Event.Jumped(by)));
    if (after.isPresent()) {
      pulse.orElseThrow().told(domain, by);
    }
    return after.orElseGet(() -> read(opened));
  }

  private Act outdated() {
    return Act.rest(
        Rest.time("another plan is in force; the next tick goes by it", clock.instant()));
  }

  private Run read(Chronicle opened) {
    Name domain = opened.run().program().domain();
    return opened
        .by(journal.latest(domain))
        .orElseThrow(() -> new IllegalArgumentException("there is no run of " + domain))
        .run();
  }

  /** What was written down from then on; what a lost race dropped is not among it. */
  private List<Entry> since(Name domain, int before) {
    return journal.latest(domain).stream().filter(entry -> entry.number() > before).toList();
  }

  /**
   * Empty when somebody else wrote first: the decision is void and must be made again. What the log
   * could not tell afterwards is not written down.
   *
   * <p>Nothing is done on an intent that is not published, so a pause that was accepted before it
   * comes before it.
   */
  private Optional<Run> append(Name domain, Run run, Act act) throws JournalException {
    try {
      Run after = run;
      for (Event event : act.events()) {
        Entry entry = new Entry(after.last() + 1, after.notBefore(clock.instant()), actor, event);
        Run next = after.with(entry);
        journal.append(domain, entry);
        after = next;
      }
      if (act.rest().isPresent() || counts(act)) {
        journal.publish();
      }
      return Optional.of(after);
    } catch (JournalException e) {
      if (e.kind() == JournalException.Kind.LOST_RACE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether something is done on the word of this before the tick rests. */
  private static boolean counts(Act act) {
    return act.events().stream().anyMatch(e -> e instanceof Event.Jumped || intends(e));
  }

  static boolean triggers(Act act, Trigger trigger) {
    return act.events().stream()
        .anyMatch(e -> e instanceof Event.Lived lived && lived.trigger() == trigger);
  }

  private static boolean intends(Event event) {
    return event instanceof Event.Lived lived && lived.trigger() == Trigger.INTEND;
  }

  /**
   * Looks take their time. What was proven after its window closed is not begun, and the next turn
   * waits for the next one.
   */
  private Act inTime(Run run, Act act) {
    if (act.events().stream().noneMatch(Loop::intends) || isOpen(run)) {
      return act;
    }
    List<Event> seen = act.events().stream().filter(event -> !intends(event)).toList();
    return new Act(seen, Optional.empty());
  }

  private boolean isOpen(Run run) {
    Instant at = run.notBefore(clock.instant());
    return run.current().filter(move -> run.program().windows(move).isOpen(at)).isPresent();
  }

  private Act decide(
      Run run, World world, boolean mine, boolean lost, boolean tried, Instant told) {
    Optional<Move> move = run.current();
    if (run.standing().ended() || move.isEmpty()) {
      return Act.rest(new Rest(Rest.Kind.ENDED, Endings.of(run), Optional.empty(), ""));
    }
    if (told.plus(CLOCKS_DIFFER).isBefore(run.told())) {
      return Act.rest(wrongClock(run, told));
    }
    MoveLife life = run.life(move.get().id());
    Now now = new Now(run, move.get(), life, world, pace, looks, run.notBefore(told));
    return switch (life.phase()) {
      case INTENDED ->
          mine
              ? Writing.write(now)
              : Act.log(now.lived(Trigger.UNSURE, "a run ended between intent and outcome"));
      case DOUBTED -> tried ? Writing.lookAfter(now) : Writing.look(now);
      case ASKED -> Asking.look(now);
      case TODO -> Opening.of(now);
      case APPLIED -> applied(now, lost);
      case SEEN -> Settling.of(now);
      case STOPPED -> Guard.beside(now, Act.rest(stopped(now)));
      case SETTLED -> throw new IllegalStateException("a settled move is never the current one");
    };
  }

  /** What was lost is not found again in the same breath: the tick would go round for ever. */
  private static Act applied(Now now, boolean lost) {
    Act act = Serving.awaited(now);
    return lost && triggers(act, Trigger.EVERYWHERE)
        ? Guard.beside(now, Serving.byTurns(now))
        : Guard.applied(now, act);
  }

  /** On the way back there may be nobody left to wait for. */
  private static Rest stopped(Now now) {
    boolean back = now.program().direction() == Program.Direction.BACK;
    String hurry = back ? " | " + now.command("rollback") + " --now" : "";
    String next = now.command("retry") + hurry;
    return new Rest(Rest.Kind.STOPPED, now.life().why(), Optional.empty(), next);
  }

  /** A wait that is begun by a clock that is behind would seem to be over too early. */
  private static Rest wrongClock(Run run, Instant told) {
    String why =
        "the clock here says "
            + told.truncatedTo(ChronoUnit.SECONDS)
            + ", and the last tick in the log is of "
            + run.told().truncatedTo(ChronoUnit.SECONDS)
            + "; nothing is done until one of them is right";
    return new Rest(
        Rest.Kind.LIMITED,
        why,
        Optional.of(run.told()),
        "set the clock of this machine; where the log is wrong by more than you can wait for, mxshift"
            + " abandon "
            + run.program().domain()
            + " --reason TEXT, and begin anew");
  }
}
