package org.mxshift.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The messages of a {@link SendingMta}: each is queued until it is delivered or bounced. */
final class MailQueue {
  /**
   * A message on its way.
   *
   * @param failures attempts so far that did not deliver it
   */
  record Queued(long number, String recipient, Instant since, int failures) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition settled = lock.newCondition();
  private final Map<Long, Queued> queued = new TreeMap<>();
  private final Map<Long, String> bounced = new TreeMap<>();
  private final Map<String, Integer> delivered = new TreeMap<>();
  private long sent;
  private int failures;
  private int unsure;
  private Optional<String> trouble = Optional.empty();

  Queued add(String recipient, Instant now) {
    lock.lock();
    try {
      sent++;
      Queued message = new Queued(sent, recipient, now, 0);
      queued.put(sent, message);
      return message;
    } finally {
      lock.unlock();
    }
  }

  void delivered(Queued message, String host) {
    lock.lock();
    try {
      delivered.merge(host, 1, Integer::sum);
      leave(message);
    } finally {
      lock.unlock();
    }
  }

  void bounced(Queued message, String reason) {
    lock.lock();
    try {
      failed(reason);
      bounced.put(message.number(), reason);
      leave(message);
    } finally {
      lock.unlock();
    }
  }

  /** Keeps the message, with one failure more. */
  Queued deferred(Queued message, String reason, boolean doubtful) {
    lock.lock();
    try {
      failed(reason);
      unsure += doubtful ? 1 : 0;
      Queued again =
          new Queued(
              message.number(), message.recipient(), message.since(), message.failures() + 1);
      queued.put(again.number(), again);
      return again;
    } finally {
      lock.unlock();
    }
  }

  SendingMta.Statistics statistics() {
    lock.lock();
    try {
      return new SendingMta.Statistics(
          sent, delivered, List.copyOf(queued.keySet()), bounced, failures, unsure, trouble);
    } finally {
      lock.unlock();
    }
  }

  boolean awaitEmpty(Duration limit) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(limit);
    lock.lock();
    try {
      while (!queued.isEmpty() && left > 0) {
        left = settled.awaitNanos(left);
      }
      return queued.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void failed(String reason) {
    failures++;
    trouble = Optional.of(reason);
  }

  private void leave(Queued message) {
    queued.remove(message.number());
    settled.signalAll();
  }
}
