package org.mxshift.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.policy.PresentedChain;
import org.mxshift.policy.StsPolicy;
import org.mxshift.policy.Tlsa;
import org.mxshift.probe.Phase.Step;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.PolicyFile.Copy;
import org.mxshift.spi.Question;
import org.mxshift.spi.Validated.Answer;
import org.mxshift.spi.Validated.Security;
import org.mxshift.spi.Verdict;

/**
 * Whether senders that insist on TLS can deliver to a host: those that know DANE (RFC 7672), and
 * those that keep to the MTA-STS policy of a domain (RFC 8461). The worst address decides.
 */
final class SecuredLook {

  private final ProbeSettings settings;
  private final InstantSource clock;
  private final Resolvers resolvers;
  private final SmtpSession session;
  private final Supplier<Egress> egresses;

  SecuredLook(
      ProbeSettings settings,
      InstantSource clock,
      Resolvers resolvers,
      SmtpSession session,
      Supplier<Egress> egresses) {
    this.settings = settings;
    this.clock = clock;
    this.resolvers = resolvers;
    this.session = session;
    this.egresses = egresses;
  }

  /**
   * What senders ask of the host.
   *
   * @param records usable TLSA records that are signed without a gap
   * @param tls whether there are signed records, usable or not
   * @param believed whether a certificate must be one that senders believe
   */
  private record Asked(List<Tlsa> records, boolean tls, boolean believed) {
    boolean nothing() {
      return !tls && !believed;
    }
  }

  Finding look(Question.Secured ask) throws InterruptedException {
    Name host = ask.host();
    Named named = named(host);
    if (named.failure().isPresent()) {
      return named.failure().get();
    }
    Asked asked =
        new Asked(
            Tlsa.usable(named.set().values().stream().map(Rdata::text).toList()),
            !named.set().isAbsent(),
            ask.domain().isPresent() && enforced(ask.domain().get()));
    if (asked.nothing()) {
      return Finding.of(Verdict.PASS, named.said(), List.of(named.said()));
    }
    Resolvers.Found found = resolvers.addresses(host);
    return found.failure().isPresent()
        ? found.failure().get().withEvidence(found.evidence())
        : shown(host, asked, found.addresses()).withMore(named.said());
  }

  // --- what DNS says

  /**
   * Records that somebody signed without a gap from the root, and how they came to be known.
   *
   * @param failure why nothing can be asked for; the set is absent then
   */
  private record Named(RecordSet set, String said, Optional<Finding> failure) {}

  /**
   * Senders that validate meet a failure where signatures are wrong, so a failure is looked into.
   * They then treat the host as one that does not answer, and try again (RFC 7672 section 2.1.2).
   */
  private Named named(Name host) {
    Optional<Name> owner = Tlsa.owner(host);
    if (owner.isEmpty()) {
      return new Named(
          RecordSet.absent(new SetKey(host, Tlsa.TYPE)),
          "no TLSA records fit below the name " + host,
          Optional.empty());
    }
    SetKey key = new SetKey(owner.get(), Tlsa.TYPE);
    Resolvers.Said said = resolvers.ask(key.owner(), key.type());
    boolean none = said.answer().map(answer -> answer.followed(key).set().isAbsent()).orElse(false);
    if (none) {
      return new Named(RecordSet.absent(key), host + " has no TLSA records", Optional.empty());
    }
    Validation.Looked looked = new Validation(settings, clock).of(key);
    if (looked.answer().isEmpty()) {
      return failed(key, Verdict.INCONCLUSIVE, looked.trouble());
    }
    Answer answer = looked.answer().get();
    if (answer.security() == Security.BOGUS) {
      String why = "the TLSA records of " + host + " are not rightly signed: " + answer.reason();
      return failed(key, Verdict.DEFERS, why);
    }
    return answer.security() == Security.SECURE
        ? new Named(answer.reply().set(), answer.toString(), Optional.empty())
        : new Named(
            RecordSet.absent(key),
            "the TLSA records of " + host + " are not signed and count for nothing",
            Optional.empty());
  }

  private static Named failed(SetKey key, Verdict verdict, String why) {
    return new Named(RecordSet.absent(key), why, Optional.of(Finding.of(verdict, why)));
  }

  /** Whether senders hold hosts to it; what nobody serves is asked for by another question. */
  private boolean enforced(Name domain) throws InterruptedException {
    return new PolicyFetch(settings, resolvers)
        .of(new PolicyFile(domain)).copies().stream()
            .map(Copy::body)
            .flatMap(Optional::stream)
            .filter(body -> StsPolicy.fault(body).isEmpty())
            .anyMatch(body -> StsPolicy.parse(body).enforces());
  }

  // --- what the host shows

  private Finding shown(Name host, Asked asked, List<InetAddress> addresses)
      throws InterruptedException {
    List<Transcript> sessions =
        SideBySide.each(
            addresses,
            settings.width(),
            address ->
                session.shakeHands(host, new InetSocketAddress(address, settings.smtpPort())));
    Egress egress = egresses.get();
    sessions.forEach(egress::learn);
    List<String> evidence = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Transcript seen : sessions) {
      findings.add(seen.answered() ? judge(seen, asked) : egress.judge(seen));
      evidence.addAll(seen.lines());
    }
    evidence.addAll(egress.evidence());
    Finding worst = findings.stream().min(Finding.ORDER).orElseThrow();
    return worst.verdict() == Verdict.PASS
        ? Finding.of(
            Verdict.PASS,
            "all " + addresses.size() + " addresses of " + host + " show the right key",
            evidence)
        : worst.withEvidence(evidence);
  }

  private Finding judge(Transcript seen, Asked asked) {
    String who = seen.host() + " " + Shown.host(seen.address());
    if (seen.certificate().isEmpty()) {
      return withoutTls(seen, who);
    }
    PeerCertificate shown = seen.certificate().get();
    if (!asked.records().isEmpty() && !meets(shown, asked.records())) {
      return Finding.of(Verdict.REJECTS, who + " shows another key than its TLSA records say");
    }
    return asked.believed() && !shown.isGood()
        ? Finding.of(Verdict.REJECTS, who + " shows what MTA-STS does not take: " + shown)
        : Finding.of(Verdict.PASS, "");
  }

  private boolean meets(PeerCertificate shown, List<Tlsa> records) {
    return new PresentedChain(shown.chain(), shown.namesHost()).meets(records, clock.instant());
  }

  /** Refused at the door or in the greeting is no word on TLS; TLS that breaks may come back. */
  private Finding withoutTls(Transcript seen, String who) {
    Envelope nobody =
        new Envelope(
            Optional.empty(),
            List.of(new MailAddress("postmaster", seen.host())),
            Optional.empty());
    Finding talk = Judgement.of(seen, nobody).finding();
    boolean greeted =
        seen.last(Step.HELO)
            .or(() -> seen.last(Step.EHLO))
            .flatMap(Phase::reply)
            .filter(SmtpReply::isPositive)
            .isPresent();
    if (!greeted) {
      return talk;
    }
    return seen.last(Step.STARTTLS).isPresent()
        ? Finding.of(Verdict.DEFERS, who + " offers TLS that breaks" + why(seen))
        : Finding.of(
            Verdict.REJECTS, who + " offers no TLS, and its senders are told to insist on it");
  }

  private static String why(Transcript seen) {
    return seen.last(Step.TLS)
        .or(() -> seen.last(Step.STARTTLS))
        .map(phase -> ": " + phase.said())
        .orElse("");
  }
}
