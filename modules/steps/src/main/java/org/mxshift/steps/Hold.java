package org.mxshift.steps;

import java.util.List;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * The old hosts stay behind the new ones while green is observed; off DNS already where the new
 * ones allow no others beside them.
 *
 * <p><b>What:</b> at the plan's interval: every name server answers the swapped set, every new host
 * accepts every declared address, routed mail ends at a new host, late mail is still taken by the
 * old ones. Only observed green counts.
 *
 * <p><b>Why:</b> what is wrong shows within two or three days: weekend senders, odd sizes, lists.
 * As long as the old hosts are published, going back is quick.
 *
 * <p><b>How it fails:</b> a red stops the clock, rejections turn the run back, a gap in watching
 * does not count. Not taken where only numbers changed.
 */
final class Hold implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    Hosts hosts = course.hosts();
    boolean sameHosts = hosts.newcomers().isEmpty() && hosts.leavers().isEmpty();
    if (hosts.closing() || hosts.opening() || sameHosts) {
      return List.of();
    }
    return List.of(
        Chapter.look(
            Step.HOLD,
            "green",
            List.of(),
            List.of(course.company() == Company.KEPT ? course.swapped() : course.mx().late()),
            course.observed(
                course.terms().hold(),
                course.greensOfHold(),
                Chapter.both(
                    course.wide(),
                    Chapter.both(course.proof(List.of(), hosts.newHosts()), course.around(true)))),
            course.company() == Company.KEPT
                ? "The old hosts stay published while all is seen to be well."
                : "The old hosts are off DNS and stay as they are while all is seen to be well."));
  }
}
