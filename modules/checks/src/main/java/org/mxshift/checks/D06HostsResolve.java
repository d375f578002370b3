package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;

/** Every mail host has an address, by its own name servers. */
final class D06HostsResolve implements Check {

  private static final About ABOUT =
      About.of("D06", "every mail host has an address", Severity.ERROR, Phase.BEFORE, Phase.DURING);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.livingHosts(sights);
    if (hosts.isEmpty()) {
      return Finding.notApplicable(subject.domain() + " has no mail host");
    }
    List<Addresses> all = Addresses.of(sights, hosts);
    List<String> evidence = new ArrayList<>();
    all.forEach(each -> evidence.addAll(each.evidence()));
    List<Name> without =
        all.stream().filter(each -> each.texts().isEmpty()).map(Addresses::host).toList();
    if (without.isEmpty()) {
      return Finding.pass("all " + hosts.size() + " mail hosts have addresses").because(evidence);
    }
    String bounce =
        without.size() == hosts.size() ? "; with no host left, mail bounces at once" : "";
    return Finding.fail(
            "no address for " + Words.and(without) + bounce,
            "publish A or AAAA records for it, or correct its name in the MX record")
        .because(evidence)
        .at(subject.keyOf(without.get(0)));
  }
}
