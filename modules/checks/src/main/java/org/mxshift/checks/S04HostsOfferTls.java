package org.mxshift.checks;

import java.util.List;
import java.util.Set;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk;
import org.mxshift.spi.SmtpTalk.Meaning;

/** Every address offers STARTTLS, and TLS 1.2 or newer comes of it. */
final class S04HostsOfferTls implements Check {

  private static final About ABOUT =
      About.of(
          "S04",
          "every mail host offers STARTTLS with TLS 1.2 or newer",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  private static final String REMEDY =
      "turn on TLS in the mail server, and nothing between that strips STARTTLS";
  private static final Set<String> GOOD = Set.of("TLSv1.2", "TLSv1.3");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.livingHosts(sights);
    return Talks.of(subject, sights, hosts)
        .heard(
            "all " + hosts.size() + " mail hosts offer TLS",
            REMEDY,
            subject,
            S04HostsOfferTls::offers);
  }

  private static Opinion offers(Heard heard) {
    SmtpTalk talk = heard.talk();
    if (talk.secured().isPresent()) {
      String protocol = talk.secured().get().protocol();
      return GOOD.contains(protocol)
          ? Opinion.GOOD
          : Opinion.bad(heard.who() + " speaks no better than " + protocol);
    }
    if (talk.banner().filter(said -> said.meaning() == Meaning.ACCEPTED).isEmpty()) {
      return Opinion.unknown(heard.who() + " let nobody in");
    }
    return talk.startTls()
        ? Opinion.bad(heard.who() + " offers STARTTLS and then fails")
        : Opinion.bad(heard.who() + " does not offer STARTTLS");
  }
}
