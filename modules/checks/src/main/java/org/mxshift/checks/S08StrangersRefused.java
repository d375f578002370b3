package org.mxshift.checks;

import java.util.List;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk.Answer;
import org.mxshift.spi.SmtpTalk.Purpose;

/** Who does not exist is refused in the session, not by a bounce later. */
final class S08StrangersRefused implements Check {

  private static final About ABOUT =
      About.of(
          "S08", "a recipient whom nobody knows is refused at once", Severity.WARN, Phase.BEFORE);

  private static final String REMEDY =
      "tell the host its recipients; where everybody is meant to be taken, --skip S08 with that reason";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.newHosts(sights);
    return Talks.of(subject, sights, hosts)
        .heard(
            "unknown recipients are refused by " + hosts.size() + " mail hosts",
            REMEDY,
            subject,
            heard -> heard.each(Purpose.STRANGER, answer -> refused(heard, answer)));
  }

  private static Opinion refused(Heard heard, Answer answer) {
    String sentence = heard.who() + " says of " + answer.recipient() + ": " + answer.said().text();
    return switch (answer.said().meaning()) {
      case REFUSED -> Opinion.GOOD;
      case ACCEPTED -> Opinion.poor(sentence);
      case DEFERRED, GREYLISTED, PROBER -> Opinion.unknown(sentence);
    };
  }
}
