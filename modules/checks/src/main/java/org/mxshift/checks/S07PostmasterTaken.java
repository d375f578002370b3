package org.mxshift.checks;

import java.util.List;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk.Purpose;

/** Postmaster must be there, abuse should be. */
final class S07PostmasterTaken implements Check {

  private static final About ABOUT =
      About.of(
          "S07", "postmaster and abuse are accepted", Severity.ERROR, Phase.BEFORE, Phase.AFTER);

  private static final String REMEDY =
      "make both addresses, and postmaster without a domain: RFC 5321 section 4.5.1, RFC 2142";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.newHosts(sights);
    return Talks.of(subject, sights, hosts)
        .heard(
            "postmaster and abuse are accepted by " + hosts.size() + " mail hosts",
            REMEDY,
            subject,
            S07PostmasterTaken::both);
  }

  private static Opinion both(Heard heard) {
    Opinion postmaster = heard.each(Purpose.POSTMASTER, heard::taken);
    if (postmaster.outcome() != Outcome.PASS) {
      return postmaster;
    }
    Opinion abuse = wished(heard.each(Purpose.ABUSE, heard::taken));
    return abuse.outcome() == Outcome.PASS
        ? wished(heard.each(Purpose.BARE_POSTMASTER, heard::taken))
        : abuse;
  }

  private static Opinion wished(Opinion opinion) {
    return opinion.outcome() == Outcome.FAIL ? Opinion.poor(opinion.sentence()) : opinion;
  }
}
