package org.mxshift.checks;

import java.util.List;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk.Answer;
import org.mxshift.spi.SmtpTalk.Purpose;

/** A new host takes a message as large as it announces, with UTF-8 where it offers that. */
final class S14LargeTaken implements Check {

  private static final About ABOUT =
      About.of("S14", "new hosts take messages as large as they say", Severity.WARN, Phase.BEFORE);

  private static final String REMEDY =
      "give the new side room for its queue and its mailboxes, and the same limit at every stage"
          + " that mail passes there";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.newHosts(sights);
    return Talks.of(subject, sights, hosts)
        .heard(
            hosts.size() + " mail hosts take messages as large as they say",
            REMEDY,
            subject,
            S14LargeTaken::takes);
  }

  private static Opinion takes(Heard heard) {
    boolean unsized = heard.talk().size().isEmpty() && !heard.talk().keywords().isEmpty();
    return unsized
        ? Opinion.unknown(heard.who() + " names no size; only a large message itself would tell")
        : heard.each(Purpose.LARGE, answer -> weighed(heard, answer));
  }

  private static Opinion weighed(Heard heard, Answer answer) {
    String of = "a message of " + heard.talk().size().orElse(0) + " octets";
    String sentence = heard.who() + " says of " + of + ": " + answer.said().text();
    boolean full = answer.said().code() == STORAGE;
    return switch (answer.said().meaning()) {
      case ACCEPTED -> Opinion.GOOD;
      case REFUSED -> Opinion.poor(sentence);
      case DEFERRED -> full ? Opinion.poor(sentence) : Opinion.unknown(sentence);
      case GREYLISTED, PROBER -> Opinion.unknown(sentence);
    };
  }

  /** Insufficient system storage (RFC 5321 section 4.2.3). */
  private static final int STORAGE = 452;
}
