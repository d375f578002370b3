package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;

/** Every mail host has addresses that senders can reach. */
final class D07PublicAddresses implements Check {

  private static final About ABOUT =
      About.of(
          "D07", "mail hosts have public addresses", Severity.ERROR, Phase.BEFORE, Phase.DURING);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    if (subject.privately()) {
      return Finding.notApplicable("the settings say that private addresses are in order here");
    }
    List<Name> hosts = subject.livingHosts(sights);
    if (hosts.isEmpty()) {
      return Finding.notApplicable(subject.domain() + " has no mail host");
    }
    List<String> evidence = new ArrayList<>();
    List<Name> wrong = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Addresses each : Addresses.of(sights, hosts)) {
      evidence.addAll(each.evidence());
      for (String text : each.texts()) {
        Ip.of(text)
            .notPublic()
            .ifPresent(
                use -> {
                  wrong.add(each.host());
                  words.add(each.host() + " " + text + " is " + use);
                });
      }
    }
    return wrong.isEmpty()
        ? Finding.pass("every address of " + hosts.size() + " mail hosts is public")
            .because(evidence)
        : Finding.fail(
                Words.and(words),
                "publish the address under which the host is reached from outside, and none else")
            .because(evidence)
            .at(subject.keyOf(wrong.get(0)));
  }
}
