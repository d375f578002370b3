package org.mxshift.steps;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.program.Move;
import org.mxshift.program.Step;
import org.mxshift.spi.Question;

/**
 * Looks only, before anything is written.
 *
 * <p><b>What:</b> every name server answers what the plan was made from; every new host takes mail
 * for every declared address on every address it has, and a real message; what else of it is not as
 * it should be is remarked on; the old hosts still take mail; resolvers are asked how long they
 * hold the MX set, for a TTL that was lowered by hand yesterday is seen there only.
 *
 * <p><b>Why:</b> a new host at any preference gets live mail at once, and a 5xx from it bounces
 * that mail, whoever stands behind it. So it is proven before it is in DNS at all.
 *
 * <p><b>How it fails:</b> a host that refuses, a name server that lags or is lame: the run stops
 * here, nothing was written. An unreachable port 25 of the machine that looks is inconclusive and
 * freezes.
 */
final class Preflight implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    return List.of(zone(course), hosts(course));
  }

  private static Move zone(Course course) {
    return Chapter.look(
        Step.PREFLIGHT,
        "zone",
        List.of(),
        course.sets().stream().map(Stages::live).toList(),
        List.of(),
        "Every name server answers what the plan was made from"
            + (course.spf().isEmpty() && !course.plan().spf().isEmpty()
                ? "; there is no SPF record, so none is widened."
                : "."));
  }

  private static Move hosts(Course course) {
    List<Question> questions = new ArrayList<>(course.proof(course.provable(), List.<Name>of()));
    if (course.activation().isPresent()) {
      questions.addAll(course.unproven(Hosts.names(course.hosts().newcomers())));
    }
    questions.addAll(course.through());
    questions.add(new Question.Cached(course.mx().live().key()));
    return Chapter.look(
        Step.PREFLIGHT,
        "hosts",
        course.proven(questions),
        List.of(),
        course.confirmed(course.provable()),
        course.activation().isEmpty()
            ? "Every host that is to be published takes mail before it is published."
            : "The new hosts take no mail before they are published, so they are proven after.");
  }
}
