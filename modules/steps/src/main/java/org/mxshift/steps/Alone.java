package org.mxshift.steps;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.program.Change;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * The swap to hosts that allow no others beside them.
 *
 * <p><b>What:</b> old and new change places in one write. Where the DNS host cannot do that, the
 * new hosts come in front, settle, and the old ones leave at once.
 *
 * <p><b>Why:</b> such a platform refuses to be switched on, or drops mail, while other hosts are
 * published. So the old hosts wait off DNS, and one write brings them back.
 *
 * <p><b>How it fails:</b> the new hosts are proven seconds before; nobody stands behind them after.
 * Both gates, of the move and of the retirement, are asked for before it.
 *
 * @param course with a company that is not kept
 */
record Alone(Course course) {

  List<Move> moves() {
    return course.company() == Company.NONE ? List.of(atOnce()) : List.of(added(), removed());
  }

  private Move atOnce() {
    return Chapter.write(
        Step.SWAP,
        "mx",
        Effect.MOVE,
        new Change(course.mx().low(), course.mx().late()),
        Chapter.both(
            course.gates(Effect.MOVE, Effect.RETIRE),
            course.proven(Chapter.both(course.wide(), course.proof(hosts(), List.of())))),
        List.of(course.firstGone()),
        "Old and new hosts change places in one write: the new ones allow no others beside them.");
  }

  private Move added() {
    return Chapter.write(
        Step.SWAP,
        "mx",
        Effect.MOVE,
        new Change(course.mx().low(), course.swapped()),
        Chapter.both(
            course.gates(Effect.MOVE, Effect.RETIRE),
            course.proven(Chapter.both(course.wide(), course.proof(hosts(), List.of())))),
        List.of(course.firstGone()),
        "The new hosts come in front; the old ones leave as soon as that has settled, since the"
            + " new ones allow no others beside them.");
  }

  private Move removed() {
    return Chapter.write(
        Step.SWAP,
        "alone",
        Effect.RETIRE,
        new Change(course.swapped(), course.mx().late()),
        course.proven(course.proof(List.of(), hosts())),
        List.of(course.gone(course.swapped())),
        "The old hosts leave DNS at once; they stay as they are.");
  }

  private List<Name> hosts() {
    return course.hosts().newHosts();
  }
}
