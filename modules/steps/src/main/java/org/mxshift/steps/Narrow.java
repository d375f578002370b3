package org.mxshift.steps;

import java.util.List;
import org.mxshift.program.Change;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * The old senders leave SPF.
 *
 * <p><b>What:</b> exactly the terms of the plan's {@code spf.remove}; a domain that takes no mail
 * any more ends with {@code -all}.
 *
 * <p><b>Why:</b> last of all, for an old host may still send what it had queued, and a receiver
 * would refuse it.
 *
 * <p><b>How it fails:</b> a stranger's edit of the SPF record stops it; other TXT records are
 * carried along.
 */
final class Narrow implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    return course.spf().stream()
        .map(
            spf ->
                Chapter.write(
                    Step.NARROW,
                    spf.word(),
                    Effect.NARROW,
                    new Change(spf.low(), spf.late()),
                    course.gates(Effect.NARROW),
                    List.of(course.gone(spf.low())),
                    "The old senders leave SPF."))
        .toList();
  }
}
