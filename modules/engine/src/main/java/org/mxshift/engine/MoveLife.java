package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mxshift.model.Windows;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;

/**
 * What the log knows of one move.
 *
 * @param phase where it stands
 * @param since when it came there
 * @param stoppedIn where it stood when it stopped
 * @param written its latest write
 * @param served what the last look at the name servers came to
 * @param watch what proofs before it, and watching after it, have come to
 * @param guard what the guard has seen of the new hosts while it waits for something else
 * @param tokens digests of the tokens of messages sent for it
 * @param awaited messages that were taken and are not in the mailbox yet
 * @param why the sentence of its last event
 */
public record MoveLife(
    Phase phase,
    Instant since,
    Optional<Phase> stoppedIn,
    Optional<Written> written,
    Optional<Verdict> served,
    Watch watch,
    Watch guard,
    Set<String> tokens,
    List<List<String>> proofs,
    List<Sent> awaited,
    String why) {

  /** Copies the lists. */
  public MoveLife {
    proofs = List.copyOf(proofs);
    awaited = List.copyOf(awaited);
  }

  /** Not begun. */
  static MoveLife todo(Instant at) {
    return new MoveLife(
        Phase.TODO,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Watch.NONE,
        Watch.NONE,
        Set.of(),
        List.of(),
        List.of(),
        "");
  }

  /**
   * Whether the zone shows, as far as is known, what the move makes of it; or may do so any moment,
   * since a person was asked for it.
   */
  public boolean applied() {
    return mayBeWritten(phase)
        || (phase == Phase.STOPPED && stoppedIn.filter(MoveLife::mayBeWritten).isPresent());
  }

  /** Whether the zone shows what the move makes of it, as far as is known. */
  boolean made() {
    return phase.isWritten() || stoppedIn.filter(Phase::isWritten).isPresent();
  }

  private static boolean mayBeWritten(Phase phase) {
    return phase.isWritten() || phase == Phase.ASKED;
  }

  MoveLife with(Event.Lived lived, Instant at) {
    Phase next = Life.next(phase, lived.trigger());
    return new MoveLife(
        next,
        at,
        next == Phase.STOPPED ? Optional.of(phase) : Optional.empty(),
        lived.written().or(() -> written),
        lived.trigger() == Trigger.EVERYWHERE
            ? Optional.of(Verdict.PASS)
            : next == Phase.APPLIED ? Optional.empty() : served,
        watchAfter(lived.trigger(), next),
        lived.trigger() == Trigger.RETRY ? Watch.NONE : guard,
        tokens,
        proofs,
        List.of(),
        lived.why());
  }

  /** A write, a stop and a person's "once more" begin anew; a lost server only interrupts. */
  private Watch watchAfter(Trigger trigger, Phase next) {
    if (trigger == Trigger.LOST || trigger == Trigger.EVERYWHERE) {
      return watch.interrupted();
    }
    boolean anew = next == Phase.APPLIED || next == Phase.STOPPED || trigger == Trigger.RETRY;
    return anew ? Watch.NONE : watch;
  }

  /** What the last look came to that was not green for a reason other than time, or the last. */
  public Watch worst() {
    return watch.red() || !guard.red() ? watch : guard;
  }

  /** Since when mail has been deferred or refused without a green between. */
  Optional<Instant> troubled() {
    return watch.troubled().or(guard::troubled);
  }

  /**
   * What a look of this kind goes on from. Proof and guard do not ask the same, so neither clears
   * the other; the watch that begins once the write is served asks all that the guard asked. A
   * proof begins anew in each window: nobody asked for one between.
   *
   * @param windows in which the move may begin
   * @param beside whether the guard stands beside the watch, which asks no hosts
   */
  Watch watch(Round round, Windows windows, boolean beside, Instant at) {
    return switch (round) {
      case GUARD -> guarding();
      case WATCH -> beside ? watch : watch.goingOn(guard);
      case PROOF -> isOfBefore(windows, at) ? Watch.NONE : watch;
      case SERVED, ARRIVAL, CACHED -> watch;
    };
  }

  /** Where a server was lost, the guard goes on for the watch until all answer again. */
  Watch guarding() {
    return phase == Phase.APPLIED ? guard.goingOn(watch) : guard;
  }

  private Watch watchAfter(Round round, Watch after) {
    boolean over = phase == Phase.APPLIED && after.troubled().isEmpty();
    return switch (round) {
      case PROOF, WATCH -> after;
      case GUARD -> over ? watch.untroubled() : watch;
      case SERVED, ARRIVAL, CACHED -> watch;
    };
  }

  /** Whether the window has closed since the last proof was asked for, so that it tells nothing. */
  public boolean isOfBefore(Windows windows, Instant at) {
    return phase == Phase.TODO
        && watch.last().filter(last -> windows.closesWithin(last, at)).isPresent();
  }

  /** Whether the last look was not green for a reason other than time. */
  boolean red() {
    return worst().red() || served.filter(v -> v == Verdict.INCONCLUSIVE).isPresent();
  }

  MoveLife with(Event.Probed probed, Round round, Windows windows, boolean beside, Instant at) {
    boolean servers = round == Round.SERVED;
    boolean counts = round.counts();
    Watch after = watch(round, windows, beside, at).with(probed.verdict(), probed.summary(), at);
    Watch guarded = round == Round.WATCH && !beside ? Watch.NONE : guard;
    return new MoveLife(
        phase,
        since,
        stoppedIn,
        written,
        servers ? Optional.of(probed.verdict()) : served,
        watchAfter(round, after),
        round == Round.GUARD ? after : guarded,
        tokens,
        proofs,
        counts || round == Round.ARRIVAL ? probed.awaited() : awaited,
        counts && phase != Phase.STOPPED && phase != Phase.ASKED ? probed.summary() : why);
  }

  /** With these tokens too: the fold gathers them apart, so that a long watch costs one pass. */
  MoveLife sending(Set<String> others, List<List<String>> green) {
    Set<String> all = new TreeSet<>(tokens);
    all.addAll(others);
    return new MoveLife(
        phase,
        since,
        stoppedIn,
        written,
        served,
        watch,
        guard,
        Collections.unmodifiableSet(all),
        Stream.concat(proofs.stream(), green.stream()).toList(),
        awaited,
        why);
  }

  /**
   * Of how many hosts, the first ones that a look asks, one of these tokens was sent to it. The
   * messages that follow went other ways, and prove no host.
   */
  int confirmed(Set<String> typed, int hosts) {
    return (int)
        IntStream.range(0, hosts)
            .filter(
                host ->
                    proofs.stream()
                        .anyMatch(look -> look.size() > host && typed.contains(look.get(host))))
            .count();
  }

  /**
   * So much of the time before this moment did not pass; where somebody else went on meanwhile, no
   * more than what is between.
   */
  MoveLife delayed(Duration by, Instant at) {
    Instant later = since.plus(by);
    Instant begun = later.isAfter(at) ? at : later;
    return new MoveLife(
        phase,
        begun,
        stoppedIn,
        written,
        served,
        watch.interrupted(),
        guard.interrupted(),
        tokens,
        proofs,
        awaited,
        why);
  }

  MoveLife watching(Watch other) {
    return new MoveLife(
        phase, since, stoppedIn, written, served, other, guard, tokens, proofs, awaited, why);
  }
}
