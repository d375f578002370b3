package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.spi.Published;

/** Addresses of mail hosts in the zone itself can be changed in as little time as the MX set. */
final class D11HostTtls implements Check {

  private static final About ABOUT =
      About.of(
          "D11",
          "addresses of mail hosts in the zone have a low TTL",
          Severity.WARN,
          Phase.BEFORE,
          Phase.DURING);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    if (subject.plan().isEmpty()) {
      return Finding.notApplicable("without a plan no TTL is too long");
    }
    Plan plan = subject.plan().get();
    List<Name> hosts =
        subject.hosts(sights).stream().filter(host -> host.within(plan.zone().name())).toList();
    if (hosts.isEmpty()) {
      return Finding.notApplicable("no mail host has its name in " + plan.zone().name());
    }
    List<Published> inquiries = new ArrayList<>();
    for (Name host : hosts) {
      inquiries.add(Published.of(host, RecordType.A));
      inquiries.add(Published.of(host, RecordType.AAAA));
    }
    List<RecordSet> sets = sights.all(inquiries).stream().map(reply -> reply.set()).toList();
    Ttl during = plan.ttl().during();
    List<RecordSet> high =
        sets.stream()
            .filter(set -> set.ttl().compareTo(during) > 0)
            .filter(set -> subject.stage() != Phase.BEFORE || !isLowered(plan, set))
            .toList();
    return high.isEmpty()
        ? Finding.pass("addresses of " + Words.and(hosts) + " have a low TTL, or get one")
            .because(sets)
        : Finding.warn(
                "a change of these addresses would take longer than the move: "
                    + Words.and(high.stream().map(RecordSet::key).toList()),
                "if an address may change while the move is on, name the host under ttl.also")
            .because(sets)
            .at("ttl");
  }

  private static boolean isLowered(Plan plan, RecordSet set) {
    return plan.ttl().also().contains(set.owner());
  }
}
