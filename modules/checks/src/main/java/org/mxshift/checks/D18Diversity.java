package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.Name;

/** Mail hosts do not all stand in one network. */
final class D18Diversity implements Check {

  private static final About ABOUT =
      About.of("D18", "mail hosts stand in more than one network", Severity.INFO, Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  private static final int FOUR = 24;
  private static final int SIX = 48;

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.newHosts(sights);
    if (hosts.size() < 2) {
      return Finding.notApplicable("with one mail host there is nothing to spread");
    }
    List<String> texts =
        Addresses.of(sights, hosts).stream()
            .flatMap(each -> each.texts().stream())
            .distinct()
            .toList();
    if (texts.isEmpty()) {
      return Finding.notApplicable("no mail host has an address");
    }
    long networks =
        texts.stream()
            .map(Ip::of)
            .map(ip -> ip.network(ip.isSix() ? SIX : FOUR))
            .distinct()
            .count();
    boolean mixed = texts.stream().map(Ip::of).map(Ip::isSix).distinct().count() > 1;
    return (networks > (mixed ? 2 : 1)
            ? Finding.pass(hosts.size() + " mail hosts stand in " + networks + " networks")
            : Finding.warn(
                "all mail hosts stand in one network",
                "that is false redundancy where you run them yourself: put one elsewhere. With a"
                    + " large mail platform it may be as good as any"))
        .because(texts);
  }
}
