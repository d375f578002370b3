package org.mxshift.sandbox;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mxshift.sandbox.Behaviour.Phase;

/**
 * A sender as MTAs are: it looks up MX for every attempt, tries host after host, keeps in its queue
 * what was deferred and comes again, later each time.
 *
 * <ul>
 *   <li>no connection, 4xx, or 5xx instead of a banner: the next address (as Postfix does);
 *   <li>5xx to sender, recipient or message: bounced, no other host is tried;
 *   <li>the connection breaks after the final dot: queued again, and the message may arrive twice.
 * </ul>
 *
 * Each message carries its number in {@value #SEQUENCE}. Safe for use by several threads.
 */
public final class SendingMta implements AutoCloseable {
  /** The header with the number of the message, counted from 1. */
  public static final String SEQUENCE = "X-Mxshift-Seq";

  /**
   * What a sender is told.
   *
   * @param name how it calls itself in EHLO
   * @param sender the envelope sender of all its messages
   * @param resolver whom it asks for MX and addresses
   * @param port where it expects mail hosts; 25 outside a sandbox
   * @param patience how long it waits for a resolver, a connection, a reply
   * @param firstRetry the wait after the first failed attempt; doubled after each
   * @param longestRetry where the doubling ends
   * @param lifetime how long it keeps a message before it gives up and bounces it
   */
  public record Setup(
      String name,
      String sender,
      InetSocketAddress resolver,
      int port,
      Duration patience,
      Duration firstRetry,
      Duration longestRetry,
      Duration lifetime) {}

  /**
   * What it has done so far.
   *
   * @param sent messages it was given
   * @param delivered by the host that took them
   * @param queued the numbers of those it still has
   * @param bounced why, by number
   * @param failures attempts that did not end in a delivery
   * @param unsure of these, how many broke after the final dot
   * @param trouble what went wrong last
   */
  public record Statistics(
      long sent,
      Map<String, Integer> delivered,
      List<Long> queued,
      Map<Long, String> bounced,
      int failures,
      int unsure,
      Optional<String> trouble) {
    /** Copies what may still change. */
    public Statistics {
      delivered = Map.copyOf(delivered);
      queued = List.copyOf(queued);
      bounced = Map.copyOf(bounced);
    }
  }

  private final Setup setup;
  private final MxLookup lookup;
  private final ScheduledExecutorService executor;
  private final InstantSource clock;
  private final MailQueue queue = new MailQueue();
  private volatile boolean closed;

  /**
   * A sender with an empty queue.
   *
   * @param random shuffles hosts of equal preference
   * @param executor carries out attempts, as many at a time as it has threads; not closed here
   */
  public SendingMta(
      Setup setup, Random random, ScheduledExecutorService executor, InstantSource clock) {
    this.setup = setup;
    this.lookup = new MxLookup(setup.resolver(), setup.patience(), setup.port(), random);
    this.executor = executor;
    this.clock = clock;
  }

  /** Takes a message for this recipient and returns its number; delivery follows on its own. */
  public long send(String recipient) {
    MailQueue.Queued message = queue.add(recipient, clock.instant());
    executor.execute(() -> attempt(message));
    return message.number();
  }

  /** Sends one message at each interval until the result is cancelled. */
  public ScheduledFuture<?> keepSending(Supplier<String> recipient, Duration every) {
    return executor.scheduleAtFixedRate(
        () -> send(recipient.get()), 0, every.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What it has done so far. */
  public Statistics statistics() {
    return queue.statistics();
  }

  /** Waits until nothing is queued; false if that is not so within the limit. */
  public boolean awaitEmptyQueue(Duration limit) throws InterruptedException {
    return queue.awaitEmpty(limit);
  }

  /** Makes no further attempt; what is queued stays queued. */
  @Override
  public void close() {
    closed = true;
  }

  private void attempt(MailQueue.Queued message) {
    if (closed) {
      return;
    }
    String recipient = message.recipient();
    MxLookup.Route route = lookup.route(recipient.substring(recipient.lastIndexOf('@') + 1));
    if (route instanceof MxLookup.Hops hops) {
      attempt(message, hops.hops());
    } else if (route instanceof MxLookup.NoWay noWay) {
      queue.bounced(message, noWay.reason());
    } else if (route instanceof MxLookup.NotNow notNow) {
      requeue(message, notNow.reason(), false);
    }
  }

  private void attempt(MailQueue.Queued message, List<MxLookup.Hop> hops) {
    String reason = "";
    boolean doubtful = false;
    for (MxLookup.Hop hop : hops) {
      SmtpClient.Outcome outcome = SmtpClient.deliver(hop.address(), mail(message), patience());
      if (outcome instanceof SmtpClient.Delivered) {
        queue.delivered(message, hop.host());
        return;
      }
      reason = hop.host() + ": " + reasonOf(outcome);
      if (isFinal(outcome)) {
        queue.bounced(message, reason);
        return;
      }
      doubtful = outcome instanceof SmtpClient.Unsure;
      if (doubtful) {
        break;
      }
    }
    requeue(message, reason, doubtful);
  }

  private static boolean isFinal(SmtpClient.Outcome outcome) {
    return outcome instanceof SmtpClient.Refused refused
        && refused.forGood()
        && refused.phase() != Phase.CONNECT
        && refused.phase() != Phase.HELLO;
  }

  private static String reasonOf(SmtpClient.Outcome outcome) {
    if (outcome instanceof SmtpClient.Refused refused) {
      return refused.reply() + " (" + refused.phase() + ")";
    }
    return outcome instanceof SmtpClient.Unreachable gone
        ? gone.reason()
        : "no reply to the final dot";
  }

  private void requeue(MailQueue.Queued message, String reason, boolean doubtful) {
    Duration age = Duration.between(message.since(), clock.instant());
    if (age.compareTo(setup.lifetime()) > 0) {
      queue.bounced(message, "4.4.7 given up after " + age + ": " + reason);
      return;
    }
    MailQueue.Queued again = queue.deferred(message, reason, doubtful);
    if (!executor.isShutdown()) {
      long wait = backOff(again.failures()).toNanos();
      var unused = executor.schedule(() -> attempt(again), wait, TimeUnit.NANOSECONDS);
    }
  }

  private Duration backOff(int failures) {
    Duration doubled = setup.firstRetry().multipliedBy(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(setup.longestRetry()) < 0 ? doubled : setup.longestRetry();
  }

  private SmtpClient.Patience patience() {
    return new SmtpClient.Patience(setup.patience(), setup.patience());
  }

  private SmtpClient.Mail mail(MailQueue.Queued message) {
    String text =
        String.join(
            "\r\n",
            "From: <" + setup.sender() + ">",
            "To: <" + message.recipient() + ">",
            "Subject: Message " + message.number(),
            "Message-ID: <" + message.number() + "@" + setup.name() + ">",
            SEQUENCE + ": " + message.number(),
            "",
            "This is message " + message.number() + ".",
            "");
    return new SmtpClient.Mail(setup.name(), setup.sender(), List.of(message.recipient()), text);
  }
}
