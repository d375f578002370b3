package org.mxshift.steps;

import java.util.List;
import org.mxshift.model.Image;
import org.mxshift.program.Change;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * The old hosts leave DNS: the set is exactly what the plan says under {@code to}.
 *
 * <p><b>What:</b> deletes only, unless new numbers had to make room. A domain that is to take no
 * mail gets its null MX (RFC 7505) in this one write; it is the move as well.
 *
 * <p><b>Why:</b> as long as they are named, some sender prefers them.
 *
 * <p><b>How it fails:</b> the new hosts are asked once more, seconds before; after this write a way
 * back must prove the old hosts before they return.
 */
final class Retire implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    if (course.hosts().opening() || course.company() != Company.KEPT) {
      return List.of();
    }
    boolean closing = course.hosts().closing();
    Image before = closing ? course.mx().low() : course.swapped();
    return List.of(
        Chapter.write(
            Step.RETIRE,
            "mx",
            Effect.RETIRE,
            new Change(before, course.mx().late()),
            Chapter.both(
                closing ? course.gates(Effect.MOVE, Effect.RETIRE) : course.gates(Effect.RETIRE),
                course.proven(course.proof(List.of(), course.hosts().newHosts()))),
            List.of(course.gone(before)),
            closing ? "The domain takes no mail from now on." : "The old hosts leave DNS."));
  }
}
