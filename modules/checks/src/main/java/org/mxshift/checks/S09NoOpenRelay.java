package org.mxshift.checks;

import java.util.List;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk.Answer;
import org.mxshift.spi.SmtpTalk.Meaning;
import org.mxshift.spi.SmtpTalk.Purpose;

/** A foreign sender cannot send to a foreign domain. */
final class S09NoOpenRelay implements Check {

  private static final About ABOUT =
      About.of("S09", "no new host is an open relay", Severity.FATAL, Phase.BEFORE, Phase.AFTER);

  private static final String REMEDY =
      "close it: an open relay is on every block list within days, and then nobody's mail arrives";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.newHosts(sights);
    return Talks.of(subject, sights, hosts)
        .heard(
            "none of " + hosts.size() + " mail hosts relays for strangers",
            REMEDY,
            subject,
            S09NoOpenRelay::relays);
  }

  /** Who hangs up on the plain form has refused the others, too. */
  private static Opinion relays(Heard heard) {
    Opinion plain = heard.each(Purpose.RELAY, answer -> refused(heard, answer));
    boolean asked = !heard.talk().answers(Purpose.ROUTED).isEmpty();
    return asked && plain.outcome() == Outcome.PASS && !heard.takes(Purpose.STRANGER)
        ? heard.each(Purpose.ROUTED, answer -> refused(heard, answer))
        : plain;
  }

  private static Opinion refused(Heard heard, Answer answer) {
    return answer.said().meaning() == Meaning.ACCEPTED
        ? Opinion.bad(heard.who() + " takes mail from a stranger for " + answer.recipient())
        : Opinion.GOOD;
  }
}
