package org.mxshift.steps;

import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Windows;
import org.mxshift.plan.OnFailure;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Verify.Arrival;
import org.mxshift.program.Effect;
import org.mxshift.program.Terms;

/** The terms of a program, from what the plan and the zone say. */
final class Agreed {

  /** Exchange Online gives up after 24 hours, a tenant after 12: well before that. */
  private static final Duration DEFERRED = Duration.ofHours(4);

  private Agreed() {}

  static Terms terms(Plan plan, ObservedZone zone) {
    org.mxshift.plan.Verify verify = plan.verify();
    return new Terms(
        verify.addresses(),
        verify.mailbox().orElse(new MailAddress("postmaster", plan.domain())),
        verify.sender(),
        verify.arrival() == Arrival.CONFIRM,
        new TreeMap<>(verify.vouched()),
        plan.gates().stream()
            .map(gate -> Effect.of(gate.name().toLowerCase(Locale.ROOT)).orElseThrow())
            .collect(Collectors.toCollection(TreeSet::new)),
        verify.every(),
        verify.greens(),
        plan.hold(),
        plan.drain(),
        plan.margin(),
        zone.soa().lag(),
        DEFERRED,
        plan.onFailure() == OnFailure.RETREAT,
        plan.acceptLame(),
        verify.arrival() == Arrival.IMAP,
        verify.reach().probers(),
        plan.windows().orElse(Windows.ALWAYS));
  }
}
