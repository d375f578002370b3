package org.mxshift.steps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mxshift.program.Change;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * TTLs back to what they were.
 *
 * <p><b>What:</b> every set that was lowered, in reverse order, to exactly the TTL it had; an MX
 * set that did not exist before gets the plan's {@code ttl.previous}, or an hour.
 *
 * <p><b>Why:</b> a low TTL costs every sender a look-up, and leaves no time to mend a broken zone.
 *
 * <p><b>How it fails:</b> as every write does: a stranger's edit, or a lagging name server.
 */
final class Restore implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    List<Stages> sets = new ArrayList<>(course.sets());
    Collections.reverse(sets);
    return sets.stream()
        .map(
            set ->
                Chapter.write(
                    Step.RESTORE,
                    set.word(),
                    Effect.NONE,
                    new Change(set.late(), set.end()),
                    List.of(),
                    List.of(),
                    "The TTL is back where it was."))
        .toList();
  }
}
