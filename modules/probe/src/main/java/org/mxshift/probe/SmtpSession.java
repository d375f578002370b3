package org.mxshift.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.mxshift.model.Name;

/**
 * Holds SMTP sessions with mail hosts, one address at a time, and writes down what happened. A
 * session judges nothing and never throws for what the other side does. Safe for use by several
 * threads.
 */
public final class SmtpSession {

  private final ProbeSettings settings;
  private final InstantSource clock;
  private final LongSupplier ticker;
  private final Tls tls;

  /**
   * A prober of mail hosts.
   *
   * @param settings the name to greet with, and the limits
   * @param clock tells whether certificates are in their time
   * @param ticker nanoseconds from any origin that only grow, such as {@code System::nanoTime}
   */
  public SmtpSession(ProbeSettings settings, InstantSource clock, LongSupplier ticker) {
    this.settings = settings;
    this.clock = clock;
    this.ticker = ticker;
    this.tls = new Tls(clock, settings.trust().roots());
  }

  /**
   * Brings an envelope to one address of a host: greeting, STARTTLS where offered, sender,
   * recipients, the message if there is one. Without a message nobody gets anything.
   *
   * <p>When TLS breaks it is tried once more without, as opportunistic senders do. Takes at most
   * twice the limit of a session, to which each recipient adds a second: a host that takes its time
   * over strangers is slow, not down.
   */
  public Transcript hold(Name host, InetSocketAddress address, Envelope envelope) {
    Transcript first = attempt(host, address, envelope, true);
    return first.tlsBroke() ? first.followedBy(attempt(host, address, envelope, false)) : first;
  }

  /** Goes as far as TLS, where it is offered, and leaves; brings nothing. */
  Transcript shakeHands(Name host, InetSocketAddress address) {
    PhaseLog log = new PhaseLog(ticker);
    talk(log, address, host, settings.limits(), true, dialogue -> {});
    return log.transcript(host, address);
  }

  private Transcript attempt(
      Name host, InetSocketAddress address, Envelope envelope, boolean withTls) {
    PhaseLog log = new PhaseLog(ticker);
    TimeLimits limits = settings.limits().forRecipients(envelope.asked().size());
    talk(log, address, host, limits, withTls, dialogue -> dialogue.bring(envelope));
    return log.transcript(host, address);
  }

  private interface Talk {
    void with(Dialogue dialogue) throws IOException;
  }

  private void talk(
      PhaseLog log,
      InetSocketAddress address,
      Name host,
      TimeLimits limits,
      boolean withTls,
      Talk talk) {
    try (SmtpConnection connection = SmtpConnection.open(settings, address, limits, log, ticker)) {
      Dialogue dialogue = new Dialogue(connection, log, limits);
      if (dialogue.greet(settings.helo()) && withTls && dialogue.offersTls()) {
        dialogue.secure(tls, host, settings.helo());
      }
      talk.with(dialogue);
      dialogue.leave();
    } catch (IOException e) {
      // The log has it: where it happened, why, and how long it took.
    }
  }

  /**
   * A session that asked for several envelopes.
   *
   * @param transcript all of it
   * @param parts what each envelope came to, as far as the session went
   * @param at when it ended
   */
  record Held(Transcript transcript, List<List<Phase>> parts, Instant at) {}

  /** Asks one address for several envelopes in one session; none has a message. */
  Held interview(Name host, InetSocketAddress address, List<Envelope> envelopes) {
    Held first = interview(host, address, envelopes, true);
    if (!first.transcript().tlsBroke()) {
      return first;
    }
    Held second = interview(host, address, envelopes, false);
    return new Held(
        first.transcript().followedBy(second.transcript()), second.parts(), second.at());
  }

  private Held interview(
      Name host, InetSocketAddress address, List<Envelope> envelopes, boolean withTls) {
    PhaseLog log = new PhaseLog(ticker);
    int recipients = envelopes.stream().mapToInt(envelope -> envelope.asked().size()).sum();
    List<Integer> starts = new ArrayList<>();
    talk(
        log,
        address,
        host,
        settings.limits().forRecipients(recipients),
        withTls,
        dialogue -> {
          for (Envelope envelope : envelopes) {
            starts.add(log.size());
            dialogue.bring(envelope);
            dialogue.forget();
          }
        });
    List<List<Phase>> parts = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      List<Phase> rest = log.since(starts.get(i));
      int end = i + 1 < starts.size() ? starts.get(i + 1) - starts.get(i) : rest.size();
      parts.add(rest.subList(0, end));
    }
    return new Held(log.transcript(host, address), parts, clock.instant());
  }
}
