package org.mxshift.steps;

import java.time.Duration;
import java.util.List;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.model.TimeText;
import org.mxshift.plan.Activation;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Step;
import org.mxshift.spi.Question;

/**
 * Publishes new hosts for the first time.
 *
 * <p><b>What:</b> {@code preferred}: the best of the new hosts in front, the old ones right behind,
 * so few that one of the first five addresses a sender tries is an old one. {@code standby}: all
 * new hosts behind the old ones, at numbers of their own. A domain that took no mail gets the new
 * set at once. Hosts that allow no others beside them come with the swap.
 *
 * <p><b>Why:</b> few in front means that a sender for whom they fail still reaches an old host.
 * They are proven again seconds before. Where a platform takes mail only once it sees its records,
 * they are published behind the old hosts unproven, and must take mail within the time that the
 * plan gives them; then they are proven like any others before the mail moves.
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
                course.proven(Chapter.both(course.wide(), proof(course, published)))),
            settles(course, published),
            why(course)));
  }

  private static List<Question> proof(Course course, List<Name> published) {
    return course.activation().isPresent()
        ? course.unproven(published)
        : course.proof(published, List.of());
  }

  private static List<Condition> settles(Course course, List<Name> published) {
    List<Question> questions = course.proof(List.of(), published);
    return Chapter.both(
        List.of(course.firstGone()),
        course
            .activation()
            .map(given -> awaited(course, given, questions))
            .orElseGet(() -> course.observed(Duration.ZERO, 1, questions)));
  }

  private static List<Condition> awaited(
      Course course, Activation activation, List<Question> questions) {
    return questions.isEmpty()
        ? List.of()
        : List.of(new Condition.Awaited(activation.within(), course.terms().every(), questions));
  }

  private static String why(Course course) {
    if (course.hosts().opening()) {
      return "The domain takes mail from now on.";
    }
    if (course.images().published().isEmpty()) {
      return "No host is new.";
    }
    if (course.activation().isPresent()) {
      Activation given = course.activation().get();
      return "New hosts behind the old ones before they are proven: "
          + given.reason()
          + ". Within "
          + TimeText.print(given.within())
          + " they take mail, or they leave again.";
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
