package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.Name;

/** Where an IPv6 address is published, somebody answers there. */
final class S19Ipv6Answers implements Check {

  private static final About ABOUT =
      About.of("S19", "every IPv6 address of a mail host answers", Severity.ERROR, Phase.BEFORE);

  private static final String REMEDY =
      "open port 25 on IPv6, or take the AAAA record out; some senders try IPv6 first";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.livingHosts(sights);
    Talks talks = Talks.of(subject, sights, hosts);
    Talks judged = talks.of(heard -> heard.talk().isV6());
    if (judged.all().isEmpty()) {
      return Finding.notApplicable("no mail host has an IPv6 address");
    }
    return judged.judge(
        "all " + judged.all().size() + " IPv6 addresses answer", REMEDY, subject, talks::answers);
  }
}
