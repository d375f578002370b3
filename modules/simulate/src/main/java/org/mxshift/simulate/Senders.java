package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;

/**
 * People who send mail to the domain all the time, each through a cache, each message tried again
 * until it is delivered, comes back, or is given up.
 */
public final class Senders {

  /** How often a queued message is tried again. */
  private static final Duration AGAIN = Duration.ofMinutes(30);

  private final VirtualCaches caches;
  private final VirtualHosts hosts;
  private final Random random;
  private final MailAddress recipient;
  private final Duration every;
  private final Duration patience;
  private final PriorityQueue<Message> queue =
      new PriorityQueue<>(Comparator.comparing(Message::at).thenComparing(Message::number));
  private final Map<Name, Received> received = new HashMap<>();
  private Instant next;
  private int sent;
  private int deferrals;
  private int bounced;
  private int lost;

  private record Message(int number, int cache, Instant began, Instant at) {}

  /**
   * What one host received.
   *
   * @param messages how many
   * @param last when the latest came
   */
  public record Received(int messages, Instant last) {}

  /**
   * What became of everything sent so far.
   *
   * @param sent how many messages
   * @param received by host
   * @param queued how many wait to be tried again
   * @param deferrals how often one was put off
   * @param bounced how many came back
   * @param lost how many were given up
   */
  public record Count(
      int sent, Map<Name, Received> received, int queued, int deferrals, int bounced, int lost) {

    /** Copies the map. */
    public Count {
      received = Map.copyOf(received);
    }

    /** How many messages any host has. */
    public int delivered() {
      return received.values().stream().mapToInt(Received::messages).sum();
    }
  }

  /**
   * Nobody has sent yet.
   *
   * @param every one message in this time, on average
   * @param patience how long a message is tried
   */
  public Senders(
      VirtualCaches caches,
      VirtualHosts hosts,
      Random random,
      MailAddress recipient,
      Instant start,
      Duration every,
      Duration patience) {
    this.caches = caches;
    this.hosts = hosts;
    this.random = random;
    this.recipient = recipient;
    this.next = start;
    this.every = every;
    this.patience = patience;
  }

  /** Sends everything that is to be sent until this moment. */
  public void send(Instant until) {
    while (next.isBefore(until)) {
      queue.add(new Message(++sent, random.nextInt(caches.size()), next, next));
      next = next.plusMillis(1 + (long) (random.nextDouble() * 2 * every.toMillis()));
      drain(next.isBefore(until) ? next : until);
    }
    drain(until);
  }

  /** What became of it. */
  public Count count() {
    return new Count(sent, received, queue.size(), deferrals, bounced, lost);
  }

  private void drain(Instant until) {
    for (Message first = queue.peek();
        first != null && first.at().isBefore(until);
        first = queue.peek()) {
      attempt(queue.remove());
    }
  }

  private void attempt(Message message) {
    SetKey key = new SetKey(recipient.domain(), RecordType.MX);
    VirtualHosts.Attempt attempt =
        caches
            .answer(message.cache(), key, message.at())
            .map(set -> hosts.routed(set, recipient))
            .orElse(new VirtualHosts.Attempt(VirtualHosts.Result.DEFERRED, Optional.empty()));
    switch (attempt.result()) {
      case DELIVERED -> deliver(attempt.host().orElseThrow(), message.at());
      case BOUNCED -> bounced++;
      case DEFERRED -> defer(message);
    }
  }

  private void deliver(Name host, Instant at) {
    received.merge(
        host, new Received(1, at), (old, one) -> new Received(old.messages() + 1, one.last()));
  }

  private void defer(Message message) {
    deferrals++;
    Instant again = message.at().plus(AGAIN);
    if (again.isAfter(message.began().plus(patience))) {
      lost++;
    } else {
      queue.add(new Message(message.number(), message.cache(), message.began(), again));
    }
  }
}
