package org.mxshift.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mxshift.model.Name;
import org.mxshift.model.TimeText;
import org.mxshift.probe.Exchanges.Target;
import org.mxshift.probe.Exchanges.Way;
import org.mxshift.spi.Route.Routed;
import org.mxshift.spi.Verdict;

/**
 * Sends a message as senders would: along MX as each resolver tells it, to the next host after a
 * 4xx, no further after 5xx.
 */
final class RoutedLook {

  private final Greylisting greylisting;
  private final Exchanges exchanges;
  private final SmtpSession session;
  private final Supplier<Egress> egresses;

  RoutedLook(
      Greylisting greylisting,
      Exchanges exchanges,
      SmtpSession session,
      Supplier<Egress> egresses) {
    this.greylisting = greylisting;
    this.exchanges = exchanges;
    this.session = session;
    this.egresses = egresses;
  }

  /** A message of its own on each way that resolvers lead to; the worst one speaks. */
  Finding look(Routed route, HostLook.Envelopes envelopes) throws InterruptedException {
    List<Way> ways = exchanges.to(route.domain());
    List<Finding> ends = new ArrayList<>();
    List<String> evidence = new ArrayList<>();
    if (ways.size() > 1) {
      evidence.add("resolvers lead " + ways.size() + " ways");
    }
    for (Way way : ways) {
      int number = ends.size() + 1;
      Finding end = look(route, way, () -> envelopes.of(number, ways.size()));
      evidence.addAll(end.evidence());
      ends.add(end);
    }
    return ends.stream().min(Finding.ORDER).orElseThrow().withEvidence(evidence);
  }

  private Finding look(Routed route, Way way, Supplier<Envelope> envelopes)
      throws InterruptedException {
    List<String> evidence = new ArrayList<>(way.evidence());
    if (way.failure().isPresent()) {
      Finding failure = way.failure().get();
      evidence.addAll(failure.evidence());
      return failure.withEvidence(evidence);
    }
    Walk walk = new Walk(route.hosts(), envelopes.get(), evidence);
    Optional<Finding> end = walk.along(way.targets());
    Optional<Duration> wait = greylisting.waitAfter(walk.deferred);
    if (end.isEmpty() && wait.isPresent()) {
      Greylisting.await(wait.get());
      evidence.add("again after " + TimeText.print(wait.get()));
      walk = new Walk(route.hosts(), envelopes.get(), evidence);
      end = walk.along(way.targets());
    }
    return end.orElseGet(walk::nobody).withEvidence(evidence);
  }

  /** One run of a sender over the hosts. */
  private final class Walk {

    private final List<Name> hosts;
    private final Envelope envelope;
    private final List<String> evidence;
    private final List<Judgement> deferred = new ArrayList<>();
    private final List<Transcript> silent = new ArrayList<>();
    private final Egress egress = egresses.get();

    Walk(List<Name> hosts, Envelope envelope, List<String> evidence) {
      this.hosts = hosts;
      this.envelope = envelope;
      this.evidence = evidence;
    }

    /** How it ended; empty when every host deferred. */
    Optional<Finding> along(List<Target> targets) {
      for (Target target : targets) {
        Transcript transcript = session.hold(target.host(), target.address(), envelope);
        evidence.addAll(transcript.lines());
        egress.learn(transcript);
        if (!transcript.answered()) {
          silent.add(transcript);
          continue;
        }
        Judgement judgement = Judgement.of(transcript, envelope);
        if (!judgement.mayGoElsewhere()) {
          return Optional.of(end(judgement.finding(), target.host()));
        }
        deferred.add(judgement);
      }
      return Optional.empty();
    }

    private Finding end(Finding finding, Name taker) {
      if (finding.verdict() != Verdict.PASS) {
        return finding;
      }
      return hosts.contains(taker)
          ? Finding.of(Verdict.PASS, "taken by " + taker)
          : Finding.of(Verdict.PENDING, "taken by " + taker + ", not by one of " + hosts);
    }

    private Finding nobody() {
      List<Finding> all = new ArrayList<>();
      deferred.forEach(judgement -> all.add(judgement.finding()));
      silent.forEach(transcript -> all.add(egress.judge(transcript)));
      evidence.addAll(egress.evidence());
      return all.stream().min(Finding.ORDER).orElseThrow();
    }
  }
}
