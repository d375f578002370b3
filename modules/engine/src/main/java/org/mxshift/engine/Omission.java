package org.mxshift.engine;

import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * What a person may do without: a look after hosts were published, and the wait for the queues of
 * old ones. Never a write, a proof before publication, a TTL, the hold or the drain: the promises
 * rest on those.
 */
final class Omission {

  private static final String CLOCK =
      "is a clock that a promise rests on; it passes by itself, and 'explain' says how much is left";

  private static final String PROOF =
      "is the first message to hosts that had to be switched on, before any mail moves; mend what it"
          + " fails for, or 'rollback'";

  private Omission() {}

  static Event of(Run run, String what, String reason) throws RefusedException {
    Name domain = run.program().domain();
    Move move = run.current().orElseThrow();
    if (!what.equals(move.id()) && !what.equals(move.step().word())) {
      throw new RefusedException(
          domain + " is at '" + move.id() + "', and nothing else can be skipped now");
    }
    Optional<String> why = refusal(run, move).or(() -> ambiguous(run, move, what));
    if (why.isPresent()) {
      throw new RefusedException("'" + move.id() + "' of " + domain + " " + why.get());
    }
    return new Event.Lived(move.id(), Trigger.SKIP, reason, Optional.empty());
  }

  /** Whether a person could do without this move now. */
  static boolean allows(Run run, Move move) {
    return refusal(run, move).isEmpty();
  }

  private static Optional<String> refusal(Run run, Move move) {
    if (move.change().isPresent()) {
      return Optional.of(
          "is about a record set, and a write is not skipped; 'replan' with a plan without it");
    }
    return promised(run, move).or(() -> standing(run, move));
  }

  /** What would be broken. */
  private static Optional<String> promised(Run run, Move move) {
    return switch (move.step()) {
      case PREFLIGHT ->
          Optional.of(
              "proves hosts before they are published; write 'vouched' into the plan for a host that"
                  + " cannot be asked");
      case HOLD ->
          Optional.of("is the hold; 'replan' with a shorter one and accept_short_hold: REASON");
      case DRAIN ->
          Optional.of(
              "is the drain: caches may still name the hosts that left; it passes by itself");
      case VERIFY, NARROW -> isLastProof(run, move) ? Optional.of(PROOF) : clock(move);
      default -> Optional.of(CLOCK);
    };
  }

  /** Where nobody could send to the hosts before, since they first had to see themselves named. */
  private static boolean isLastProof(Run run, Move move) {
    return move.step() == Step.VERIFY
        && !run.moved()
        && run.program().moves().subList(0, run.program().indexOf(move.id())).stream()
            .flatMap(earlier -> earlier.settles().stream())
            .anyMatch(Condition.Awaited.class::isInstance);
  }

  private static Optional<String> clock(Move move) {
    return move.settles().stream().filter(Omission::isClock).findFirst().map(any -> CLOCK);
  }

  private static boolean isClock(Condition condition) {
    return (condition instanceof Condition.Waited waited && waited.set().isPresent())
        || (condition instanceof Condition.Observed observed && !observed.span().isZero());
  }

  /** Whether it is a failure that is to be skipped. */
  private static Optional<String> standing(Run run, Move move) {
    MoveLife life = run.life(move.id());
    if (life.phase() == Phase.STOPPED || life.troubled().isPresent()) {
      return Optional.of(
          "was seen to fail, and a failure is not skipped; mend it, then 'retry', or 'rollback'");
    }
    if (life.phase() != Phase.SEEN && life.phase() != Phase.TODO) {
      return Optional.of("waits for name servers, and nothing is over before they answer");
    }
    return run.halt().filter(move.id()::equals).isPresent()
        ? Optional.of("is where the way back halts; 'rollback' or 'retry' goes on")
        : Optional.empty();
  }

  private static Optional<String> ambiguous(Run run, Move move, String step) {
    boolean writes =
        run.program().moves().stream()
            .anyMatch(other -> other.step() == move.step() && other.writes());
    return step.equals(move.id()) || !writes
        ? Optional.empty()
        : Optional.of("is one of several moves, and others write; say it by its id");
  }
}
