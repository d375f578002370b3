package org.mxshift.probe;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Question.Accepts;
import org.mxshift.spi.Question.Cached;
import org.mxshift.spi.Question.Delivers;
import org.mxshift.spi.Question.Fit;
import org.mxshift.spi.Question.Policy;
import org.mxshift.spi.Question.Secured;
import org.mxshift.spi.Question.Served;
import org.mxshift.spi.Route;
import org.mxshift.spi.Route.Direct;
import org.mxshift.spi.Route.Routed;
import org.mxshift.spi.Route.Through;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;
import org.mxshift.spi.Witness;

/**
 * The real witness: asks name servers, resolvers and mail hosts over the network. Remembers nothing
 * between looks; safe for use by several threads.
 */
public final class Probe implements Witness {

  private final ProbeSettings settings;
  private final InstantSource clock;
  private final Random random;
  private final Resolvers resolvers;
  private final ServedLook served;
  private final HostLook host;
  private final RoutedLook routed;
  private final ArrivalLook arrivals;
  private final SecuredLook secured;
  private final FitLook fit;

  /**
   * A probe.
   *
   * @param settings whom it asks, and how patiently
   * @param clock dates observations and messages
   * @param ticker nanoseconds from any origin that only grow, such as {@code System::nanoTime}
   * @param random shuffles exchanges of equal preference, and tells copies of a message apart
   */
  public Probe(ProbeSettings settings, InstantSource clock, LongSupplier ticker, Random random) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    DnsClient client = new DnsClient(settings.limits());
    this.resolvers = new Resolvers(settings, client);
    this.served = new ServedLook(settings, client, new Delegation(settings, client, resolvers));
    SmtpSession session = new SmtpSession(settings, clock, ticker);
    Supplier<Egress> egresses = () -> new Egress(settings, resolvers, ticker);
    this.host = new HostLook(settings, resolvers, session, egresses);
    Greylisting greylisting = new Greylisting(settings.patience().greylists());
    Exchanges exchanges = new Exchanges(settings, resolvers, random);
    this.routed = new RoutedLook(greylisting, exchanges, session, egresses);
    this.arrivals = new ArrivalLook(settings, ticker);
    this.secured = new SecuredLook(settings, clock, resolvers, session, egresses);
    this.fit = new FitLook(new Interview(settings, clock, ticker, random), clock);
  }

  @Override
  public Observation look(Question question, String token) {
    try {
      return find(question, token).at(clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.of(Verdict.INCONCLUSIVE, "interrupted: " + question.sentence())
          .at(clock.instant());
    }
  }

  @Override
  public Observation arrived(MailAddress mailbox, List<Sent> messages, Instant now) {
    try {
      return arrivals.look(messages, now).at(clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.of(Verdict.INCONCLUSIVE, "interrupted: looking into the mailbox " + mailbox)
          .at(clock.instant());
    }
  }

  private Finding find(Question question, String token) throws InterruptedException {
    if (question instanceof Served ask) {
      return served.look(ask);
    }
    if (question instanceof Cached ask) {
      return resolvers.cached(ask.set());
    }
    if (question instanceof Accepts ask) {
      return accepts(ask);
    }
    if (question instanceof Policy ask) {
      return new PolicyLook(settings, resolvers).look(ask);
    }
    if (question instanceof Secured ask) {
      return secured.look(ask);
    }
    if (question instanceof Fit ask) {
      return fit.look(ask);
    }
    return delivers((Delivers) question, token);
  }

  private Finding accepts(Accepts ask) throws InterruptedException {
    if (ask.recipients().isEmpty()) {
      return Finding.of(Verdict.INCONCLUSIVE, "no recipient to ask " + ask.host() + " for");
    }
    Envelope envelope = new Envelope(ask.sender(), ask.recipients(), Optional.empty());
    return host.look(ask.host(), (number, copies) -> envelope);
  }

  private Finding delivers(Delivers ask, String token) throws InterruptedException {
    TestMessage message = new TestMessage(token, ask.mailbox(), ask.sender(), settings.helo());
    Route route = ask.route();
    Optional<Relay> relay = settings.inboxes().relay().filter(server -> ask.arrives());
    if (route instanceof Routed && relay.isPresent()) {
      Envelope envelope = message.envelope(clock.instant(), random, 1, 1);
      return new RelayLook(settings).look(relay.get(), envelope);
    }
    if (route instanceof Routed along) {
      return routed.look(
          along, (number, ways) -> message.envelope(clock.instant(), random, number, ways));
    }
    Name target = route instanceof Direct direct ? direct.host() : ((Through) route).host();
    return host.look(
        target, (number, copies) -> message.envelope(clock.instant(), random, number, copies));
  }
}
