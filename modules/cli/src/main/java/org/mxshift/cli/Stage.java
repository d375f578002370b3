package org.mxshift.cli;

import java.util.List;
import org.mxshift.checks.Phase;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/** How far the plan of a check is carried out, as the log tells. */
final class Stage {

  private Stage() {}

  /**
   * The stage of this plan.
   *
   * @param entries the latest run of its domain; none where there never was one
   */
  static Phase of(PlanFile file, List<Entry> entries) {
    return Pinned.of(entries).map(pinned -> of(file, pinned)).orElse(Phase.BEFORE);
  }

  /** A run that is over says something of its own plan only; one under way of whatever comes. */
  private static Phase of(PlanFile file, Pinned pinned) {
    Standing standing = pinned.run().standing();
    if (standing == Standing.DONE) {
      return file.isMeantBy(pinned.plan()) ? Phase.AFTER : Phase.BEFORE;
    }
    boolean gone = standing == Standing.ROLLED_BACK || standing == Standing.ABANDONED;
    return gone ? Phase.BEFORE : underWay(pinned.run());
  }

  /** Counted from what the zone shows: first the new hosts come, then the old ones go. */
  private static Phase underWay(Run run) {
    List<Move> applied = run.program().moves().subList(0, run.applied());
    boolean retired = applied.stream().anyMatch(move -> move.step() == Step.RETIRE);
    boolean later = run.current().filter(it -> it.step().compareTo(Step.RETIRE) > 0).isPresent();
    if (retired || later) {
      return Phase.AFTER;
    }
    return applied.stream().anyMatch(Move::movesHosts) ? Phase.DURING : Phase.BEFORE;
  }
}
