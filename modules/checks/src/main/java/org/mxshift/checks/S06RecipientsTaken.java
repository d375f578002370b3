package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk.Purpose;

/** Every new host takes mail for everybody the plan lists. */
final class S06RecipientsTaken implements Check {

  private static final About ABOUT =
      About.of(
          "S06",
          "every new host accepts every declared recipient",
          Severity.FATAL,
          Phase.BEFORE,
          Phase.DURING);

  private static final String REMEDY =
      "make the mailbox, alias or group on the new side before its host enters MX";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.newHosts(sights);
    boolean nobody = hosts.isEmpty() || Talks.inquiry(subject, Name.ROOT).recipients().isEmpty();
    if (nobody) {
      return Finding.notApplicable("no recipient is declared for a mail host");
    }
    Talks talks = Talks.of(subject, sights, hosts);
    return talks.heard(
        "every declared recipient is accepted by " + hosts.size() + " mail hosts",
        REMEDY,
        subject,
        heard -> heard.each(Purpose.DECLARED, heard::taken));
  }
}
