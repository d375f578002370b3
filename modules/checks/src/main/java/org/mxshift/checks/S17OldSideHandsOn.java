package org.mxshift.checks;

import java.util.List;
import java.util.function.Predicate;
import org.mxshift.model.Name;
import org.mxshift.plan.OldSide;
import org.mxshift.plan.Plan;
import org.mxshift.spi.Route;
import org.mxshift.spi.Route.Through;

/** Mail that still comes to the old hosts is taken, and handed on where they forward. */
final class S17OldSideHandsOn implements Check {

  private static final About ABOUT =
      About.of(
          "S17",
          "old hosts do with late mail what the plan says",
          Severity.ERROR,
          Phase.DURING,
          Phase.AFTER);

  private static final String REMEDY =
      "set up the forwarding at the old hosts again, and do not remove the domain there yet";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> old = subject.leaving();
    boolean asked = subject.plan().filter(S17OldSideHandsOn::isAsked).isPresent();
    if (old.isEmpty() || !asked) {
      return Finding.notApplicable("no old host is to take late mail");
    }
    List<Predicate<Route>> ways = old.stream().map(S17OldSideHandsOn::through).toList();
    return Trials.of(subject, sights)
        .judge(ways, "late mail by way of " + Words.and(old) + " arrives", REMEDY)
        .at("old_side");
  }

  private static boolean isAsked(Plan plan) {
    return !plan.from().dead() && !(plan.oldSide() instanceof OldSide.RejectAfter);
  }

  private static Predicate<Route> through(Name host) {
    return route -> route instanceof Through through && through.host().equals(host);
  }
}
