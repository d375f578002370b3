package org.mxshift.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;
import org.mxshift.policy.StsPolicy;
import org.mxshift.policy.StsRecord;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.SmtpTalk.Secured;

/** The certificate names the host, is trusted, and outlives the move. */
final class S05CertificatesHold implements Check {

  private static final About ABOUT =
      About.of(
          "S05",
          "certificates of new hosts name them, are trusted and outlive the move",
          Severity.ERROR,
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
    boolean enforced = !hosts.isEmpty() && isEnforced(subject, sights);
    return Talks.of(subject, sights, hosts)
        .heard(
            "the certificates of " + hosts.size() + " mail hosts hold",
            REMEDY,
            subject,
            heard -> holds(heard, length(subject), enforced));
  }

  /**
   * Whether senders insist on certificates (RFC 8461 section 5): the policy says so at any address
   * of its host.
   */
  private static boolean isEnforced(Subject subject, Sights sights) {
    PolicyFile file = new PolicyFile(subject.domain());
    Resolved record = Texts.inquiry(StsRecord.owner(subject.domain()));
    sights.want(record);
    boolean any =
        Texts.first(sights, record).set().txt().stream()
            .anyMatch(text -> StsRecord.isMeant(text.joined()));
    return any
        && sights.see(file).stream()
            .flatMap(copy -> copy.body().stream())
            .filter(body -> StsPolicy.fault(body).isEmpty())
            .anyMatch(body -> StsPolicy.parse(body).enforces());
  }

  private static Opinion weighed(String sentence, boolean enforced) {
    return enforced
        ? Opinion.bad(sentence + "; under MTA-STS senders bring nothing there")
        : Opinion.poor(sentence);
  }

  private static Duration length(Subject subject) {
    Duration move =
        subject.plan().map(plan -> plan.hold().plus(plan.drain())).orElse(Duration.ZERO);
    return move.plus(SPARE);
  }

  private static Opinion holds(Heard heard, Duration length, boolean enforced) {
    Optional<Secured> secured = heard.talk().secured();
    if (secured.isEmpty()) {
      return Opinion.unknown(heard.who() + " showed no certificate");
    }
    Secured shown = secured.get();
    Instant at = heard.talk().at();
    Optional<String> fault = fault(shown, at);
    String what = "the certificate of " + heard.who() + " ";
    if (fault.isPresent()) {
      return weighed(what + fault.get(), enforced);
    }
    return shown.expires().isBefore(at.plus(length))
        ? Opinion.poor(what + "is valid until " + shown.expires() + " only")
        : Opinion.GOOD;
  }

  /** Why a sender that insists does not take it now. */
  private static Optional<String> fault(Secured shown, Instant at) {
    if (!shown.namesHost()) {
      return Optional.of("does not name it");
    }
    if (shown.begins().isAfter(at)) {
      return Optional.of("is not valid before " + shown.begins());
    }
    if (!shown.expires().isAfter(at)) {
      return Optional.of("has expired at " + shown.expires());
    }
    return shown.distrust().map(why -> "is not trusted: " + why);
  }
}
