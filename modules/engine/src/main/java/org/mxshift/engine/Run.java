package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.spi.Snapshot;

/**
 * A run as its log tells it: a pure fold over entries, see {@link Fold}.
 *
 * @param program what is done now
 * @param plan the text of the plan in force
 * @param lives what is known of each move of the program that something happened to, by id
 * @param turned why the run was turned round the last time
 * @param bounced what was seen of the new hosts that made it retreat
 * @param halt the move before which the run halts
 * @param approved what persons approved since this program is in force, whatever they named
 * @param confirmed digests of tokens that a person typed
 * @param paused why a person paused it
 * @param abandoned why a person gave it up
 * @param first each touched set as it was before the run first wrote it
 * @param highWater the largest remaining TTL that caches were seen to hold
 * @param heard the last look that was handed in
 * @param skipped why a person did without moves that only look, by id
 * @param remarks what was not as it should be of each new host when it was asked last
 * @param last the number of the last entry
 * @param began when it started
 * @param since when the last entry was written
 * @param changed when the last one that is more than a look: what is due has been due since
 * @param told when the last one that people have not said: no clock of a run counts from their
 *     words
 */
public record Run(
    Program program,
    String plan,
    Map<String, MoveLife> lives,
    Optional<Cause> turned,
    Optional<String> bounced,
    Optional<String> halt,
    Set<Event.Approved> approved,
    Set<String> confirmed,
    Optional<String> paused,
    Optional<String> abandoned,
    Map<SetKey, Snapshot> first,
    Map<SetKey, Duration> highWater,
    Optional<Heard> heard,
    SortedMap<String, String> skipped,
    List<String> remarks,
    int last,
    Instant began,
    Instant since,
    Instant changed,
    Instant told) {

  /** Copies the collections. */
  public Run {
    lives = Map.copyOf(lives);
    approved = Set.copyOf(approved);
    confirmed = Set.copyOf(confirmed);
    first = Map.copyOf(first);
    highWater = Map.copyOf(highWater);
    remarks = List.copyOf(remarks);
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
  }

  /** The run that these entries tell; empty without entries. */
  public static Optional<Run> of(List<Entry> entries) {
    return Fold.of(entries);
  }

  /** The run with one more entry. */
  public Run with(Entry entry) {
    return Fold.with(this, entry);
  }

  /**
   * Whether this gate of the program in force is approved. Asked for when a gate is reached, since
   * a fingerprint costs more than all else that a fold does.
   */
  public boolean approved(Effect gate) {
    return approved.stream()
        .filter(yes -> yes.gate() == gate)
        .anyMatch(yes -> yes.fingerprint().equals(program.fingerprint()));
  }

  /** That this gate is closed, and what whoever is to open it for the mail should know. */
  public String closed(Effect gate) {
    String told = "gate '" + gate.word() + "' is closed";
    return gate != Effect.MOVE || remarks.isEmpty()
        ? told
        : told + "; of the new hosts, not as it should be: " + String.join("; ", remarks);
  }

  /**
   * This moment, or that of the last entry that clocks count from: time does not go back between
   * those. Somebody whose clock is far ahead can say something, and holds nothing up.
   */
  Instant notBefore(Instant moment) {
    return moment.isBefore(told) ? told : moment;
  }

  /** What is known of this move. */
  public MoveLife life(String id) {
    MoveLife known = lives.get(id);
    return known == null ? MoveLife.todo(began) : known;
  }

  /** The first move that is not over; empty when all are. */
  public Optional<Move> current() {
    return program.moves().stream()
        .filter(move -> life(move.id()).phase() != Phase.SETTLED)
        .findFirst();
  }

  /** How many moves, the first ones, the zone shows. */
  public int applied() {
    return current()
        .map(move -> program.indexOf(move.id()) + (life(move.id()).applied() ? 1 : 0))
        .orElse(program.moves().size());
  }

  /** The way back from here; where the run is on it already, what is left of it. */
  public Program wayBack() {
    if (program.direction() == Program.Direction.FORWARD) {
      return program.reversed(applied());
    }
    int over =
        current()
            .map(
                move ->
                    program.indexOf(move.id()) + (life(move.id()).phase() == Phase.SEEN ? 1 : 0))
            .orElse(program.moves().size());
    return program.rest(over);
  }

  /** Whether mail may already go to the new hosts by this run. */
  public boolean moved() {
    return Stream.concat(program.earlier().stream(), program.moves().subList(0, applied()).stream())
        .anyMatch(move -> move.effect() == Effect.MOVE);
  }

  /**
   * What a plan that takes over from here has to undo on its way back: the writes of this run, in
   * order. None once the run was turned round, for then they are undone in part; and none once the
   * old side is narrowed away, for then nothing is left to go back to.
   */
  public List<Move> done() {
    return turned.isPresent() || narrowed()
        ? List.of()
        : Stream.concat(program.earlier().stream(), program.moves().stream().filter(this::made))
            .toList();
  }

  /**
   * The hosts that this run has published, or may have, and that were not there before it; none
   * once the old side is narrowed away.
   */
  public Set<Name> brought() {
    Set<Name> hosts = new TreeSet<>();
    Snapshot before = first.get(new SetKey(program.domain(), RecordType.MX));
    if (before != null && !narrowed()) {
      Stream.of(program.earlier(), program.moves(), program.onward())
          .flatMap(List::stream)
          .filter(move -> (turned.isPresent() || begun(move)) && move.movesHosts())
          .map(move -> move.change().orElseThrow())
          .flatMap(change -> Stream.of(change.before(), change.after()))
          .forEach(image -> hosts.addAll(Preferences.hosts(image.set().mx())));
      hosts.removeAll(Preferences.hosts(before.set().mx()));
      hosts.remove(Name.ROOT);
      hosts.remove(program.domain());
    }
    return hosts;
  }

  /** Whether DNS names a host that was not there before this run, which is on its way forward. */
  boolean bringsHosts() {
    return program.direction() == Program.Direction.FORWARD
        && (moved() || brought().stream().anyMatch(this::publishes));
  }

  /** Whether DNS names this mail host, as far as the log tells; true where it does not. */
  boolean publishes(Name host) {
    List<Expectation> mx =
        Expectation.of(this).stream()
            .filter(one -> one.key().equals(new SetKey(program.domain(), RecordType.MX)))
            .toList();
    return mx.isEmpty() || mx.stream().anyMatch(one -> one.mayName(host));
  }

  private boolean narrowed() {
    boolean back = program.direction() == Program.Direction.BACK;
    return Stream.concat(
            program.earlier().stream(),
            program.moves().stream().filter(move -> back || begun(move)))
        .anyMatch(
            move -> move.writes() && (move.step() == Step.NARROW || move.step() == Step.RESTORE));
  }

  private boolean begun(Move move) {
    return program.earlier().contains(move) || life(move.id()).phase() != Phase.TODO;
  }

  private boolean made(Move move) {
    return move.writes() && life(move.id()).made();
  }

  /** Whether this program has waited out what caches held before its first write. */
  public boolean waited() {
    return program.moves().stream()
        .anyMatch(
            move -> move.step() == Step.AWAIT_TTL && life(move.id()).phase() == Phase.SETTLED);
  }

  /**
   * Why forward and automatic writes wait: a person paused the run. A person's way back goes on all
   * the same.
   */
  public Optional<String> braked() {
    boolean asked =
        program.direction() == Program.Direction.BACK
            && turned.filter(cause -> cause == Cause.ROLLBACK).isPresent();
    return asked ? Optional.empty() : paused;
  }

  /** How the run stands. */
  public Standing standing() {
    if (abandoned.isPresent()) {
      return Standing.ABANDONED;
    }
    Optional<Move> current = current();
    if (current.isEmpty()) {
      return program.direction() == Program.Direction.FORWARD
          ? Standing.DONE
          : Standing.ROLLED_BACK;
    }
    MoveLife life = life(current.get().id());
    if (life.phase() == Phase.STOPPED) {
      return Standing.STOPPED;
    }
    if (halt.filter(current.get().id()::equals).isPresent()) {
      return turned.filter(cause -> cause == Cause.RETREAT).isPresent()
          ? Standing.STOPPED
          : Standing.HALTED;
    }
    if (braked().isPresent()) {
      return Standing.PAUSED;
    }
    return life.red() ? Standing.FROZEN : Standing.RUNNING;
  }
}
