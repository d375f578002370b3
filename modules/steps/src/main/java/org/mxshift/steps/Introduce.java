package org.mxshift.steps;

import java.time.Duration;
import java.util.List;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * Publishes new hosts for the first time.
 *
 * <p><b>What:</b> {@code preferred}: the best of the new hosts in front, the old ones right behind,
 * so few that one of the first five addresses a sender tries is an old one. {@code standby}: all
 * new hosts behind the old ones, at numbers of their own. A domain that took no mail gets the new
 * set at once. Hosts that allow no others beside them come with the swap.
 *
 * <p><b>Why:</b> few in front means that a sender for whom they fail still reaches an old host.
 * They are proven again seconds before.
 *
 * <p><b>How it fails:</b> a proof that fails keeps the write from happening; a published host that
 * rejects turns the run back.
 */
final class Introduce implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    if (course.hosts().closing() || course.company() != Company.KEPT) {
      return List.of();
    }
    boolean moves = course.movesAtIntroduction();
    Image after = course.hosts().opening() ? course.mx().late() : course.introduced();
    List<Name> published =
        course.hosts().opening()
            ? course.hosts().newHosts()
            : Hosts.names(course.images().published());
    return List.of(
        Chapter.write(
            Step.INTRODUCE,
            "mx",
            moves ? Effect.MOVE : Effect.NONE,
            new Change(course.mx().low(), after),
            Chapter.both(
                moves ? course.gates(Effect.MOVE) : List.of(),
                course.proven(Chapter.both(course.wide(), course.proof(published, List.of())))),
            settles(course, published),
            why(course)));
  }

  private static List<Condition> settles(Course course, List<Name> published) {
    return Chapter.both(
        List.of(course.firstGone()),
        course.observed(Duration.ZERO, 1, course.proof(List.of(), published)));
  }

  private static String why(Course course) {
    if (course.hosts().opening()) {
      return "The domain takes mail from now on.";
    }
    if (course.images().published().isEmpty()) {
      return "No host is new.";
    }
    if (course.standby()) {
      return "New hosts behind the old ones: they get mail when those fail.";
    }
    if (course.hosts().dead()) {
      return "New hosts in front at once: the old ones are dead.";
    }
    String rest =
        course.hosts().newcomers().size() == course.images().published().size()
            ? ""
            : "; the other new hosts follow with the swap";
    boolean fallback = course.images().fallback(course.addresses());
    return "New hosts in front; old hosts reachable as fallback: "
        + (fallback ? "yes" : "no")
        + rest
        + ".";
  }
}
