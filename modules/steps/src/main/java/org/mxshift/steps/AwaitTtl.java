package org.mxshift.steps;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.TimeText;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * Waits until no honest cache holds a set at its TTL of old.
 *
 * <p><b>What:</b> counted from the moment every name server answers the prepared sets, for the
 * largest of the plan's {@code ttl.previous}, the TTLs that were live and the remaining TTLs seen
 * at resolvers, with the margin; at most seven days.
 *
 * <p><b>Why:</b> only then does the low TTL hold everywhere, and a way back takes minutes.
 *
 * <p><b>How it fails:</b> a name server that answers the old set again starts the clock anew. Not
 * taken where the old hosts are dead or the domain takes no mail today: waiting would help nobody.
 */
final class AwaitTtl implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    if (course.hosts().dead() || course.hosts().opening()) {
      return List.of();
    }
    boolean capped = course.terms().gone(course.cached()).compareTo(Course.LONGEST_WAIT) > 0;
    return List.of(
        Chapter.look(
            Step.AWAIT_TTL,
            "caches",
            List.of(),
            course.sets().stream().map(Stages::low).toList(),
            waits(course),
            "Caches may hold what was published before for up to "
                + TimeText.print(course.cached())
                + (capped ? "; waited for is no longer than 7 days." : ".")));
  }

  /** Both at once: what caches hold, and the policies that senders remember. */
  private static List<Condition> waits(Course course) {
    Condition caches =
        new Condition.Waited(course.awaited(), Optional.of(course.mx().live().key()));
    return Chapter.both(
        List.of(caches), course.policy().stream().map(id -> course.noticed(id.live())).toList());
  }
}
