package org.mxshift.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mxshift.model.Name;
import org.mxshift.model.TimeText;
import org.mxshift.spi.Verdict;

/** Brings an envelope to every address of one host, side by side. */
final class HostLook {

  private final ProbeSettings settings;
  private final Resolvers resolvers;
  private final SmtpSession session;
  private final Supplier<Egress> egresses;

  HostLook(
      ProbeSettings settings, Resolvers resolvers, SmtpSession session, Supplier<Egress> egresses) {
    this.settings = settings;
    this.resolvers = resolvers;
    this.session = session;
    this.egresses = egresses;
  }

  /**
   * What happened at one address.
   *
   * @param last the session that counts
   * @param envelope what it brought
   * @param earlier evidence of a first session that was greylisted
   */
  private record Visit(Transcript last, Envelope envelope, List<String> earlier) {}

  private record Judged(Finding finding, List<String> lines) {}

  /** Makes the envelope for one address. */
  interface Envelopes {
    /** The one with this number, from 1, of so many. */
    Envelope of(int number, int copies);
  }

  /** One envelope for each address, since each message is one of its own. */
  Finding look(Name host, Envelopes envelopes) throws InterruptedException {
    Resolvers.Found found = resolvers.addresses(host);
    if (found.failure().isPresent()) {
      return found.failure().get().withEvidence(found.evidence());
    }
    List<Visit> visits = visit(host, found.addresses(), envelopes);
    Egress egress = egresses.get();
    visits.forEach(visit -> egress.learn(visit.last()));
    List<Judged> judged = new ArrayList<>();
    visits.forEach(visit -> judged.add(judge(visit, egress)));
    judged.sort((one, two) -> Finding.ORDER.compare(one.finding(), two.finding()));
    List<String> evidence = new ArrayList<>();
    judged.forEach(each -> evidence.addAll(each.lines()));
    evidence.addAll(egress.evidence());
    evidence.addAll(found.evidence());
    return summary(host, judged, found.evidence().isEmpty()).withEvidence(evidence);
  }

  private List<Visit> visit(Name host, List<InetAddress> addresses, Envelopes envelopes)
      throws InterruptedException {
    record Errand(InetSocketAddress address, Envelope envelope) {}
    List<Errand> errands = new ArrayList<>();
    for (InetAddress address : addresses) {
      InetSocketAddress at = new InetSocketAddress(address, settings.smtpPort());
      errands.add(new Errand(at, envelopes.of(errands.size() + 1, addresses.size())));
    }
    return SideBySide.each(
        errands, settings.width(), errand -> visit(host, errand.address(), errand.envelope()));
  }

  private Visit visit(Name host, InetSocketAddress address, Envelope envelope)
      throws InterruptedException {
    Transcript first = session.hold(host, address, envelope);
    Greylisting greylisting = new Greylisting(settings.patience().greylists());
    Optional<Duration> wait =
        first.answered()
            ? greylisting.waitAfter(List.of(Judgement.of(first, envelope)))
            : Optional.empty();
    if (wait.isEmpty()) {
      return new Visit(first, envelope, List.of());
    }
    Greylisting.await(wait.get());
    List<String> earlier = new ArrayList<>(first.lines());
    earlier.add(Shown.host(address) + " again after " + TimeText.print(wait.get()));
    return new Visit(session.hold(host, address, envelope), envelope, earlier);
  }

  private static Judged judge(Visit visit, Egress egress) {
    Transcript last = visit.last();
    Finding finding =
        last.answered() ? Judgement.of(last, visit.envelope()).finding() : egress.judge(last);
    List<String> lines = new ArrayList<>(visit.earlier());
    lines.addAll(last.lines());
    return new Judged(finding, lines);
  }

  /** The worst address speaks for the host. */
  private static Finding summary(Name host, List<Judged> worstFirst, boolean complete) {
    Finding worst = worstFirst.get(0).finding();
    if (worst.verdict() == Verdict.PASS) {
      String which = complete ? "all" : "of those this probe can look at, all";
      String sentence = which + " " + worstFirst.size() + " addresses of " + host + " accept";
      return Finding.of(Verdict.PASS, sentence);
    }
    return worst;
  }
}
