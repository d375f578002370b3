package org.mxshift.steps;

import java.time.Duration;
import java.util.List;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Step;
import org.mxshift.spi.Question;

/**
 * Messages arrive at the new hosts.
 *
 * <p><b>What:</b> directly at each published new host; along the MX records as a stranger sends,
 * where the introduction was the move; through the old hosts as senders with a stale cache go. As
 * many green looks in a row as the plan asks for.
 *
 * <p><b>Why:</b> until here the way back is one write; beyond, more hosts are in the set.
 *
 * <p><b>How it fails:</b> routed mail that still ends at an old host is pending, not wrong; a
 * rejection turns the run back, a host that defers freezes it.
 */
final class Verify implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    if (course.hosts().closing() || introducesNothing(course)) {
      return List.of();
    }
    boolean opening = course.hosts().opening();
    Image served = opening ? course.mx().late() : course.introduced();
    List<Name> published =
        course.hosts().newHosts().stream()
            .filter(Preferences.hosts(served.set().mx())::contains)
            .toList();
    List<Question> watch =
        Chapter.both(
            course.proof(published, List.of()), course.around(course.movesAtIntroduction()));
    return List.of(
        Chapter.look(
            Step.VERIFY,
            "hosts",
            List.of(),
            List.of(served),
            Chapter.both(
                course.observed(Duration.ZERO, course.terms().greens(), watch),
                course.activation().isPresent() ? course.confirmed(published) : List.of()),
            "Messages reach the new hosts on every way."));
  }

  private static boolean introducesNothing(Course course) {
    boolean none = course.images().published().isEmpty() || course.company() != Company.KEPT;
    return none && !course.hosts().opening();
  }
}
