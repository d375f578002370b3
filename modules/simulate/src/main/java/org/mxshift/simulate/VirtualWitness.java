package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;
import org.mxshift.spi.Witness;

/** Answers every question from the virtual name servers, caches and mail hosts. */
public final class VirtualWitness implements Witness {

  private final InstantSource clock;
  private final Faults faults;
  private final VirtualZone zone;
  private final VirtualCaches caches;
  private final VirtualHosts hosts;
  private final VirtualMailbox mailbox = new VirtualMailbox();
  private final VirtualPolicy policy = new VirtualPolicy();
  private boolean blocked;

  /** A witness that reaches everything; its resolvers are the first of the caches. */
  public VirtualWitness(
      InstantSource clock,
      Faults faults,
      VirtualZone zone,
      VirtualCaches caches,
      VirtualHosts hosts) {
    this.clock = clock;
    this.faults = faults;
    this.zone = zone;
    this.caches = caches;
    this.hosts = hosts;
  }

  /** Whether there is no way out on port 25, so that looks at mail hosts say nothing. */
  public void blocked(boolean now) {
    blocked = now;
  }

  /** The MTA-STS policy that is served. */
  public VirtualPolicy policy() {
    return policy;
  }

  @Override
  public Observation look(Question question, String token) {
    faults.other(Touch.LOOK);
    if (question instanceof Question.Served served) {
      return served(served);
    }
    if (question instanceof Question.Cached cached) {
      return cached(cached);
    }
    if (question instanceof Question.Policy asked) {
      return policy.judge(asked, clock.instant());
    }
    if (blocked) {
      return seen(Verdict.INCONCLUSIVE, "no way out on port 25");
    }
    if (question instanceof Question.Accepts accepts) {
      return accepts(accepts);
    }
    if (question instanceof Question.Secured secured) {
      return seen(hosts.shows(secured.host()), question.sentence());
    }
    if (question instanceof Question.Fit fit) {
      return seen(hosts.fitness(fit.host()), question.sentence())
          .remarking(hosts.remarks(fit.host()));
    }
    return delivers((Question.Delivers) question, token);
  }

  /** How messages fare that hosts took; they arrive at once until this is told. */
  public VirtualMailbox mailbox() {
    return mailbox;
  }

  @Override
  public Observation arrived(MailAddress address, List<Sent> messages, Instant now) {
    faults.other(Touch.LOOK);
    return mailbox.look(messages, clock.instant());
  }

  private Observation served(Question.Served question) {
    SetKey key = question.image().key();
    List<String> evidence = new ArrayList<>();
    Verdict verdict = Verdict.PASS;
    String summary = question.sentence();
    for (NameServer server : zone.servers()) {
      Optional<RecordSet> answer = zone.answer(server, key, clock.instant());
      evidence.add(server.name() + " answers " + answer.map(RecordSet::toString).orElse("nothing"));
      Verdict one =
          answer
              .map(set -> question.image().standsIn(set) ? Verdict.PASS : Verdict.PENDING)
              .orElse(Verdict.INCONCLUSIVE);
      if (one != Verdict.PASS && verdict != Verdict.PENDING) {
        verdict = one;
        summary = evidence.get(evidence.size() - 1);
      }
    }
    return new Observation(
        verdict,
        summary,
        evidence,
        Optional.of(question.image().set().ttl().duration()),
        clock.instant());
  }

  private Observation cached(Question.Cached question) {
    Duration longest = caches.remaining(question.set(), clock.instant());
    return new Observation(
        Verdict.PASS,
        question.sentence(),
        List.of(caches.size() + " caches, at most " + longest),
        Optional.of(longest),
        clock.instant());
  }

  private Observation accepts(Question.Accepts question) {
    Name host = question.host();
    Verdict worst = Verdict.PASS;
    for (MailAddress recipient : question.recipients()) {
      Verdict one = verdict(hosts.direct(host, recipient));
      worst = worst == Verdict.PASS || one == Verdict.REJECTS ? one : worst;
    }
    return seen(worst, host + " says " + worst);
  }

  private Observation delivers(Question.Delivers question, String token) {
    Route route = question.route();
    VirtualHosts.Attempt attempt = attempt(route, question.mailbox());
    Verdict verdict = verdict(attempt);
    if (verdict == Verdict.PASS) {
      hosts.took(attempt.host().orElseThrow(), token, clock.instant());
      mailbox.took(token, clock.instant());
      boolean elsewhere =
          route instanceof Route.Routed routed
              && !routed.hosts().contains(attempt.host().orElseThrow());
      verdict = elsewhere ? Verdict.PENDING : Verdict.PASS;
    }
    return seen(
        verdict, route.sentence() + ": " + attempt.host().map(Name::toString).orElse("nobody"));
  }

  private VirtualHosts.Attempt attempt(Route route, MailAddress mailbox) {
    if (route instanceof Route.Direct direct) {
      return hosts.direct(direct.host(), mailbox);
    }
    if (route instanceof Route.Through through) {
      return hosts.direct(through.host(), mailbox);
    }
    SetKey key = new SetKey(((Route.Routed) route).domain(), RecordType.MX);
    return caches
        .answer(0, key, clock.instant())
        .map(set -> hosts.routed(set, mailbox))
        .orElse(new VirtualHosts.Attempt(VirtualHosts.Result.DEFERRED, Optional.empty()));
  }

  private static Verdict verdict(VirtualHosts.Attempt attempt) {
    return switch (attempt.result()) {
      case DELIVERED -> Verdict.PASS;
      case DEFERRED -> Verdict.DEFERS;
      case BOUNCED -> Verdict.REJECTS;
    };
  }

  private Observation seen(Verdict verdict, String summary) {
    return Observation.of(verdict, summary, List.of(), clock.instant());
  }
}
