package org.mxshift.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.probe.Phase.Step;
import org.mxshift.probe.SmtpSession.Held;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.mxshift.spi.SmtpTalk;
import org.mxshift.spi.SmtpTalk.Answer;
import org.mxshift.spi.SmtpTalk.Purpose;
import org.mxshift.spi.SmtpTalk.Reach;
import org.mxshift.spi.SmtpTalk.Said;
import org.mxshift.spi.SmtpTalk.Secured;
import org.mxshift.spi.Spoken;

/** Holds one session with each address of a host and writes down everything checks ask about. */
final class Interview {

  private static final MailAddress ELSEWHERE = MailAddress.of("mxshift-relay-test@example.net");
  private static final MailAddress ELSEWHERE_AGAIN =
      MailAddress.of("mxshift-relay-test@example.org");

  private final ProbeSettings settings;
  private final Resolvers resolvers;
  private final SmtpSession session;
  private final InstantSource clock;
  private final LongSupplier ticker;
  private final Random random;

  Interview(ProbeSettings settings, InstantSource clock, LongSupplier ticker, Random random) {
    this.settings = settings;
    this.resolvers = new Resolvers(settings, new DnsClient(settings.limits()));
    this.session = new SmtpSession(settings, clock, ticker);
    this.clock = clock;
    this.ticker = ticker;
    this.random = random;
  }

  /**
   * Recipients that are asked for together.
   *
   * @param purposes one for each that is asked for
   */
  private record Part(Envelope envelope, List<Purpose> purposes) {}

  Sighting<List<SmtpTalk>> of(Spoken ask) throws InterruptedException {
    return with(ask.host(), parts(ask));
  }

  /** How every address of a host greets; nobody is asked for. */
  Sighting<List<SmtpTalk>> greeting(Name host) throws InterruptedException {
    return with(host, List.of());
  }

  private Sighting<List<SmtpTalk>> with(Name host, List<Part> parts) throws InterruptedException {
    Resolvers.Found found = resolvers.addresses(host);
    if (found.failure().isPresent()) {
      return new Unseen<>(found.failure().get().summary());
    }
    List<Envelope> envelopes = parts.stream().map(Part::envelope).toList();
    List<Held> all =
        SideBySide.each(
            found.addresses(),
            settings.width(),
            address -> session.interview(host, at(address), envelopes));
    Egress egress = new Egress(settings, resolvers, ticker);
    all.forEach(held -> egress.learn(held.transcript()));
    List<SmtpTalk> talks = all.stream().map(held -> talk(held, parts, egress)).toList();
    return new Seen<>(talks, clock.instant());
  }

  private InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, settings.smtpPort());
  }

  private List<Part> parts(Spoken ask) {
    Name domain = ask.domain();
    List<MailAddress> people = new ArrayList<>(ask.recipients());
    List<Purpose> why = new ArrayList<>(people.stream().map(one -> Purpose.DECLARED).toList());
    people.add(new MailAddress("postmaster", domain));
    why.add(Purpose.POSTMASTER);
    people.add(new MailAddress("abuse", domain));
    why.add(Purpose.ABUSE);
    people.add(stranger(domain));
    why.add(Purpose.STRANGER);
    why.add(Purpose.BARE_POSTMASTER);
    MailAddress first = people.get(0);
    return List.of(
        new Part(
            new Envelope(ask.sender(), people, List.of("postmaster"), Optional.empty(), false),
            why),
        new Part(
            new Envelope(Optional.empty(), List.of(first), Optional.empty()),
            List.of(Purpose.NULL_SENDER)),
        new Part(
            new Envelope(ask.sender(), List.of(first), List.of(), Optional.empty(), true),
            List.of(Purpose.LARGE)),
        relaying(new MailAddress("postmaster", settings.helo()), domain));
  }

  /** Last, since some hosts hang up on whoever asks for this. */
  private static Part relaying(MailAddress foreign, Name domain) {
    MailAddress victim = domain.equals(ELSEWHERE.domain()) ? ELSEWHERE_AGAIN : ELSEWHERE;
    List<String> paths =
        List.of(
            victim.local() + "%" + victim.domain() + "@" + domain, "\"" + victim + "\"@" + domain);
    return new Part(
        new Envelope(Optional.of(foreign), List.of(victim), paths, Optional.empty(), false),
        List.of(Purpose.RELAY, Purpose.ROUTED, Purpose.ROUTED));
  }

  private MailAddress stranger(Name domain) {
    String lot = String.format(Locale.ROOT, "%08x", random.nextInt());
    return new MailAddress("mxshift-nobody-" + lot, domain);
  }

  private static SmtpTalk talk(Held held, List<Part> parts, Egress egress) {
    Transcript transcript = held.transcript();
    Reach reach = transcript.answered() ? Reach.ANSWERED : egress.reach(transcript);
    Optional<SmtpReply> ehlo = transcript.last(Step.EHLO).flatMap(Phase::reply);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < parts.size() && i < held.parts().size(); i++) {
      answers.addAll(answers(parts.get(i), held.parts().get(i)));
    }
    return new SmtpTalk(
        Shown.host(transcript.address()),
        reach,
        transcript.trouble(),
        transcript.last(Step.BANNER).flatMap(Interview::said),
        ehlo.filter(SmtpReply::isPositive).map(Interview::keywords).orElse(List.of()),
        transcript.phases().stream().anyMatch(Interview::offersTls),
        transcript.certificate().map(Interview::secured),
        answers,
        transcript.lines(),
        held.at());
  }

  private static boolean offersTls(Phase phase) {
    return phase.step() == Step.EHLO
        && phase.reply().filter(it -> it.offers("STARTTLS")).isPresent();
  }

  private static List<String> keywords(SmtpReply ehlo) {
    return ehlo.lines().stream()
        .skip(1)
        .map(line -> Shown.line(line).toUpperCase(Locale.ROOT))
        .toList();
  }

  private static Secured secured(PeerCertificate shown) {
    return new Secured(
        shown.protocol(),
        shown.namesHost(),
        shown.distrust(),
        shown.chain().get(0).getNotBefore().toInstant(),
        shown.expires());
  }

  /** A sender that is refused is the answer to each of its recipients. */
  private static List<Answer> answers(Part part, List<Phase> phases) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < part.purposes().size(); i++) {
      String recipient = part.envelope().asked().get(i);
      Purpose purpose = part.purposes().get(i);
      phases.stream()
          .filter(phase -> phase.step() == Step.RCPT && phase.subject().equals(recipient))
          .reduce((one, two) -> two)
          .or(() -> phases.stream().filter(Interview::isRefusedSender).findFirst())
          .flatMap(Interview::said)
          .ifPresent(said -> answers.add(new Answer(purpose, recipient, said)));
    }
    return answers;
  }

  private static boolean isRefusedSender(Phase phase) {
    return phase.step() == Step.MAIL
        && phase.reply().filter(reply -> !reply.isPositive()).isPresent();
  }

  private static Optional<Said> said(Phase phase) {
    return phase
        .reply()
        .map(
            reply ->
                new Said(
                    reply.code(),
                    reply.toString(),
                    new Refusal(phase.step(), reply).meaning(),
                    phase.took()));
  }
}
