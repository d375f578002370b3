package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.Name;

/** Somebody answers on port 25 of every IPv4 address, or of a host's only address. */
final class S01HostsAnswer implements Check {

  private static final About ABOUT =
      About.of(
          "S01",
          "every mail host answers on port 25",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  private static final String REMEDY =
      "open port 25 for everybody, start the mail server, or take the host out of MX";

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
    Talks talks = Talks.of(subject, sights, hosts);
    Talks judged = talks.of(heard -> !heard.talk().isV6());
    if (judged.all().isEmpty()) {
      return Finding.notApplicable("no mail host has an IPv4 address; S19 looks at IPv6");
    }
    return judged.judge(
        "all " + judged.all().size() + " IPv4 addresses answer", REMEDY, subject, talks::answers);
  }
}
