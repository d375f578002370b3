package org.mxshift.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.Windows;

/**
 * A migration as pure data: an ordered list of moves with every number resolved.
 *
 * <p>Compiled from a plan once, pinned in the audit log, and only interpreted from then on; no
 * later version of the compiler can change what a running migration does. A program can be turned
 * round at any point, see {@link Reversal}.
 *
 * @param domain whose mail moves
 * @param zone the zone that is written
 * @param direction whether it leads to the new hosts or back to the old ones
 * @param terms what holds for all moves
 * @param moves what to do, in order
 * @param onward what would follow if this program were turned round: the rest of the way in the
 *     other direction
 * @param earlier writes that were made before this program took over from another, in order; it
 *     does not make them, but its way back undoes them
 */
public record Program(
    Name domain,
    Name zone,
    Direction direction,
    Terms terms,
    List<Move> moves,
    List<Move> onward,
    List<Move> earlier) {

  /** Where a program leads. */
  public enum Direction {
    /** To the new hosts. */
    FORWARD,
    /** To the old hosts. */
    BACK;

    /** The other one. */
    public Direction other() {
      return this == FORWARD ? BACK : FORWARD;
    }
  }

  /** Copies the lists and refuses two moves of one id. */
  public Program {
    moves = List.copyOf(moves);
    onward = List.copyOf(onward);
    earlier = List.copyOf(earlier);
    if (moves.stream().map(Move::id).collect(Collectors.toSet()).size() != moves.size()) {
      throw new IllegalArgumentException("two moves of a program have the same id");
    }
  }

  /** One that begins anew. */
  public Program(
      Name domain,
      Name zone,
      Direction direction,
      Terms terms,
      List<Move> moves,
      List<Move> onward) {
    this(domain, zone, direction, terms, moves, onward, List.of());
  }

  /** The move of this id. */
  public Move move(String id) {
    return moves.get(indexOf(id));
  }

  /** Where the move of this id stands in the order, from 0. */
  public int indexOf(String id) {
    for (int i = 0; i < moves.size(); i++) {
      if (moves.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the program has no move '" + id + "'");
  }

  /**
   * When this move may begin: what has an effect on people's mail in the windows that were agreed
   * on, everything else, and all ways back, at any time.
   */
  public Windows windows(Move move) {
    boolean limited =
        direction == Direction.FORWARD && move.effect() != Effect.NONE && move.writes();
    return limited ? terms.windows() : Windows.ALWAYS;
  }

  /**
   * The way back from here: {@code applied} moves, the first ones, have been written or looked at,
   * and all {@link #earlier} ones before.
   *
   * @param applied how many moves to undo, from 0 to all
   */
  public Program reversed(int applied) {
    return new Reversal(this, applied, false).program();
  }

  /**
   * As {@link #reversed}, away from hosts that have failed: nobody can ask of them that they go on
   * taking late mail, so caches are waited out by the clock alone.
   *
   * @param applied how many moves to undo, from 0 to all
   */
  public Program retreat(int applied) {
    return new Reversal(this, applied, true).program();
  }

  /**
   * The same writes without any waiting between them; what every name server must answer and the
   * proofs before a write stay.
   */
  public Program hurried() {
    List<Move> all = moves.stream().map(Program::hurried).toList();
    return new Program(domain, zone, direction, terms, all, onward, earlier);
  }

  /**
   * What is left once these moves, the first ones, are over: a program of its own, whose way back
   * undoes their writes, too.
   *
   * @param over how many moves, from 0 to all
   */
  public Program rest(int over) {
    List<Move> made =
        Stream.concat(earlier.stream(), moves.subList(0, over).stream().filter(Move::writes))
            .toList();
    return new Program(
        domain, zone, direction, terms, moves.subList(over, moves.size()), onward, made);
  }

  private static Move hurried(Move move) {
    return new Move(
        move.id(),
        move.step(),
        move.effect(),
        move.change(),
        move.opens(),
        move.served(),
        List.of(),
        move.why());
  }

  /**
   * The first move after the mail is back where it was and seen to arrive there: where a way back
   * can halt safely, with low TTLs and wide SPF kept; empty when nothing would be left to do.
   */
  public Optional<String> harbour() {
    int last = -1;
    for (int i = 0; i < moves.size(); i++) {
      last = moves.get(i).movesHosts() ? i : last;
    }
    return moves.stream()
        .skip(last + 1L)
        .dropWhile(move -> move.step() == Step.VERIFY)
        .map(Move::id)
        .findFirst();
  }

  /**
   * What approvals bind to: values, TTLs, order, durations, gates and proofs; see {@link
   * Fingerprint}.
   */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
