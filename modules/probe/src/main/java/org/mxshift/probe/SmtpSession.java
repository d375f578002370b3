package org.mxshift.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.mxshift.model.Name;
import org.mxshift.probe.Phase.Step;

/**
 * Holds SMTP sessions with mail hosts, one address at a time, and writes down what happened. A
 * session judges nothing and never throws for what the other side does. Safe for use by several
 * threads.
 */
public final class SmtpSession {

  private final ProbeSettings settings;
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
    this.ticker = ticker;
    this.tls = new Tls(clock);
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

  private Transcript attempt(
      Name host, InetSocketAddress address, Envelope envelope, boolean withTls) {
    PhaseLog log = new PhaseLog(ticker);
    TimeLimits limits = settings.limits().forRecipients(envelope.recipients().size());
    try (SmtpConnection connection =
        log.done(Step.CONNECT, () -> SmtpConnection.open(address, limits, ticker))) {
      Dialogue dialogue = new Dialogue(connection, log, limits);
      if (dialogue.greet(settings.helo()) && withTls && dialogue.offersTls()) {
        dialogue.secure(tls, host, settings.helo());
      }
      dialogue.bring(envelope);
      dialogue.leave();
    } catch (IOException e) {
      // The log has it: where it happened, why, and how long it took.
    }
    return log.transcript(host, address);
  }
}
