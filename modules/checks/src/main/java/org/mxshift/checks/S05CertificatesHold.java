package org.mxshift.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk.Secured;

/** The certificate names the host, is trusted, and outlives the move. */
final class S05CertificatesHold implements Check {

  private static final About ABOUT =
      About.of(
          "S05",
          "certificates of new hosts name them, are trusted and outlive the move",
          Severity.WARN,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  private static final String REMEDY =
      "get a certificate of a public authority for the name in MX before MTA-STS is enforced";
  private static final Duration SPARE = Duration.ofDays(14);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> hosts = subject.newHosts(sights);
    return Talks.of(subject, sights, hosts)
        .heard(
            "the certificates of " + hosts.size() + " mail hosts hold",
            REMEDY,
            subject,
            heard -> holds(heard, length(subject)));
  }

  private static Duration length(Subject subject) {
    Duration move =
        subject.plan().map(plan -> plan.hold().plus(plan.drain())).orElse(Duration.ZERO);
    return move.plus(SPARE);
  }

  private static Opinion holds(Heard heard, Duration length) {
    Optional<Secured> secured = heard.talk().secured();
    if (secured.isEmpty()) {
      return Opinion.unknown(heard.who() + " showed no certificate");
    }
    Secured shown = secured.get();
    Instant at = heard.talk().at();
    if (!shown.namesHost()) {
      return Opinion.poor("the certificate of " + heard.who() + " does not name it");
    }
    if (shown.expires().isBefore(at.plus(length)) || shown.begins().isAfter(at)) {
      return Opinion.poor(
          "the certificate of " + heard.who() + " is valid until " + shown.expires() + " only");
    }
    return shown
        .distrust()
        .map(why -> Opinion.poor("the certificate of " + heard.who() + " is not trusted: " + why))
        .orElse(Opinion.GOOD);
  }
}
