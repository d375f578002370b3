package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk.Purpose;

/** Bounces and receipts come from the null sender and are taken. */
final class S10NullSenderTaken implements Check {

  private static final About ABOUT =
      About.of("S10", "mail from the null sender is accepted", Severity.ERROR, Phase.BEFORE);

  private static final String REMEDY =
      "accept MAIL FROM:<>: without it nobody here learns that a message did not arrive";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.newHosts(sights);
    return Talks.of(subject, sights, hosts)
        .heard(
            "the null sender is accepted by " + hosts.size() + " mail hosts",
            REMEDY,
            subject,
            heard -> heard.each(Purpose.NULL_SENDER, heard::taken));
  }
}
