package org.mxshift.checks;

import java.util.List;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk.Meaning;

/** A greylist delays first mail, and drives senders to the next host. */
final class S11NoGreylist implements Check {

  private static final About ABOUT =
      About.of(
          "S11",
          "no new host asks newcomers to come again",
          Severity.WARN,
          Phase.BEFORE,
          Phase.DURING);

  private static final String REMEDY =
      "turn greylisting off for the time of the move: a 4xx also sends mail to the next host in MX";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.newHosts(sights);
    return Talks.of(subject, sights, hosts)
        .heard(
            "none of " + hosts.size() + " mail hosts greylists",
            REMEDY,
            subject,
            S11NoGreylist::greets);
  }

  private static Opinion greets(Heard heard) {
    if (heard.talk().answers().isEmpty()) {
      return Opinion.unknown(heard.who() + " was not asked; " + heard.talk().trouble());
    }
    return heard.talk().answers().stream()
        .filter(answer -> answer.said().meaning() == Meaning.GREYLISTED)
        .findFirst()
        .map(answer -> Opinion.poor(heard.who() + " says " + answer.said().text()))
        .orElse(Opinion.GOOD);
  }
}
