package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Published;

/** No host but those of the plan stands in the MX set. */
final class D14OnlyExpectedHosts implements Check {

  private static final About ABOUT =
      About.of(
          "D14",
          "only the hosts of the plan are published",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    if (subject.plan().isEmpty()) {
      return Finding.notApplicable("without a plan every host is expected");
    }
    DnsReply reply = sights.see(new Published(subject.mx()));
    List<Name> expected = subject.hosts(sights);
    List<Name> strangers =
        reply.set().mx().stream()
            .map(Mx::exchange)
            .filter(host -> !host.isRoot() && !expected.contains(host))
            .distinct()
            .toList();
    return (strangers.isEmpty()
            ? Finding.pass("every published host is one of the plan's")
            : Finding.fail(
                Words.and(strangers) + " is published, and the plan does not know it",
                "write it into from.mx, or remove it from the MX set: a forgotten host goes on"
                    + " taking mail that nobody reads"))
        .because(List.of(reply))
        .at("from.mx");
  }
}
