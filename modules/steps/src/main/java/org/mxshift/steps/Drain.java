package org.mxshift.steps;

import java.util.List;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * Waits until no cache names the old hosts any more, stale ones included.
 *
 * <p><b>What:</b> for the plan's {@code drain}: routed mail ends at a new host, and late mail is
 * still taken by the old ones, unless the plan says that they may refuse.
 *
 * <p><b>Why:</b> resolvers serve expired answers for up to three days when they cannot reach the
 * zone (RFC 8767), and some senders keep a host in their queue.
 *
 * <p><b>How it fails:</b> an old host that was switched off too early freezes the run and is named.
 */
final class Drain implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    if (course.hosts().leavers().isEmpty()) {
      return List.of();
    }
    return List.of(
        Chapter.look(
            Step.DRAIN,
            "caches",
            List.of(),
            List.of(course.mx().late()),
            course.observed(course.terms().drain(), course.terms().greens(), course.around(true)),
            "Stale caches may still name the old hosts."));
  }
}
