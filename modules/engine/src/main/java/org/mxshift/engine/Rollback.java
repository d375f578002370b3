package org.mxshift.engine;

import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.program.Program;
import org.mxshift.program.Step;

/** What it means that a person says go back, and when it cannot be said. */
final class Rollback {

  private Rollback() {}

  static Event of(Run run, Optional<Step> to, boolean now) throws RefusedException {
    Name domain = run.program().domain();
    if (halted(run) && now) {
      throw new RefusedException(
          domain + " has gone back already, so nothing is left to hurry; say it without --now");
    }
    if (halted(run)) {
      return new Event.Released();
    }
    if (run.program().direction() == Program.Direction.BACK && !now) {
      throw new RefusedException(
          domain
              + " is already on the way back; 'mxshift status' shows how far, and --now skips what"
              + " is left to wait for");
    }
    refuseInDoubt(run);
    Program back = now ? run.wayBack().hurried() : run.wayBack();
    Optional<String> halt = to.isPresent() ? back.harbour() : Optional.empty();
    return new Event.Turned(back, Cause.ROLLBACK, halt, "a person says go back");
  }

  static void refuseInDoubt(Run run) throws RefusedException {
    Name domain = run.program().domain();
    Phase phase = run.current().map(move -> run.life(move.id()).phase()).orElse(Phase.SETTLED);
    if (phase == Phase.INTENDED || phase == Phase.DOUBTED) {
      throw new RefusedException(
          "nobody knows yet whether the last write of "
              + domain
              + " happened; 'mxshift pause "
              + domain
              + "' keeps it from going on, 'mxshift advance "
              + domain
              + "' then only looks, and after that say it again");
    }
  }

  static boolean halted(Run run) {
    return run.halt().isPresent() && run.current().map(m -> m.id()).equals(run.halt());
  }
}
