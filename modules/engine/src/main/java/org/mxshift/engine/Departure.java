package org.mxshift.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.program.Change;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;

/**
 * What can be said of the hosts that left DNS in a run that is done: not that they may be switched
 * off, but since when no cache that obeys its TTL names them.
 *
 * @param domain whose mail they took
 * @param hosts at least one, sorted
 * @param since when the last set that named them had run out in every honest cache
 */
public record Departure(Name domain, List<Name> hosts, Instant since) {

  /** Copies the list. */
  public Departure {
    hosts = List.copyOf(hosts);
  }

  /** Of a run that is done and in which hosts left. */
  public static Optional<Departure> of(Run run) {
    List<Move> moves = run.program().moves().stream().filter(Move::movesHosts).toList();
    if (run.standing() != Standing.DONE || moves.isEmpty()) {
      return Optional.empty();
    }
    Move last = moves.get(moves.size() - 1);
    Set<Name> gone = new TreeSet<>();
    moves.forEach(move -> gone.addAll(Preferences.hosts(change(move).before().set().mx())));
    gone.removeAll(Preferences.hosts(change(last).after().set().mx()));
    gone.remove(Name.ROOT);
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Departure(run.program().domain(), List.copyOf(gone), since(run, last)));
  }

  /** A write that waited for caches is settled when they are over; one in a hurry is not. */
  private static Instant since(Run run, Move last) {
    return last.settles().isEmpty() ? run.since() : run.life(last.id()).since();
  }

  private static Change change(Move move) {
    return move.change().orElseThrow();
  }

  /** The sentence for people. */
  public String sentence() {
    return "No cache that obeys its TTL names "
        + hosts.stream().map(Name::toString).collect(Collectors.joining(" or "))
        + " for "
        + domain
        + " since "
        + since.truncatedTo(ChronoUnit.SECONDS)
        + ".";
  }
}
