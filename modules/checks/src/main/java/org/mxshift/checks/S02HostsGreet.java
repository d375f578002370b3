package org.mxshift.checks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk.Meaning;
import org.mxshift.spi.SmtpTalk.Said;

/** Every address greets as a mail host does, and soon. */
final class S02HostsGreet implements Check {

  private static final About ABOUT =
      About.of(
          "S02", "every mail host greets, and soon", Severity.ERROR, Phase.BEFORE, Phase.DURING);

  private static final String REMEDY =
      "look into the mail server's log; some senders count a bad greeting as a bounce";
  private static final Duration SLOW = Duration.ofSeconds(10);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.livingHosts(sights);
    return Talks.of(subject, sights, hosts)
        .heard("all " + hosts.size() + " mail hosts greet", REMEDY, subject, S02HostsGreet::greets);
  }

  private static Opinion greets(Heard heard) {
    Optional<Said> banner = heard.talk().banner();
    if (banner.isEmpty()) {
      return Opinion.bad(heard.who() + " says nothing that is a greeting");
    }
    Said said = banner.get();
    String sentence = heard.who() + " greets with " + said.text();
    if (said.meaning() == Meaning.ACCEPTED) {
      return said.took().compareTo(SLOW) > 0
          ? Opinion.poor(heard.who() + " takes " + said.took().toSeconds() + " s to greet")
          : Opinion.GOOD;
    }
    return said.meaning() == Meaning.PROBER ? Opinion.unknown(sentence) : Opinion.bad(sentence);
  }
}
