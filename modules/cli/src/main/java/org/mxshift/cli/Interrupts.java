package org.mxshift.cli;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: whoever waits is woken, and what is under way gets a moment to end well.
 *
 * <p>Nothing depends on that moment: a process that is killed instead leaves a log that the next
 * one understands.
 */
class Interrupts {

  private static final Duration MOMENT = Duration.ofSeconds(10);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean idle;

  /** The process is asked to end. */
  void ask() {
    asked.countDown();
  }

  /**
   * What a person types, or a pipe brings: nothing is under way while it is waited for, so the
   * process then ends at once.
   */
  Reader awaiting(Reader in) {
    return new FilterReader(in) {
      @Override
      public int read(char[] into, int from, int most) throws IOException {
        idle = true;
        try {
          return super.read(into, from, most);
        } finally {
          idle = false;
        }
      }
    };
  }

  /** What was under way has ended. */
  void end() {
    ended.countDown();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits, but no longer than until the process is asked to end. */
  void rest(Duration length) {
    try {
      if (asked.await(Math.max(0, length.toMillis()), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ask();
    }
  }

  /** As above; whether all of it passed. */
  boolean lull(Duration length) {
    rest(length);
    return !isAsked();
  }

  /** For the JVM's shutdown: wakes who waits, and lets them end. */
  void shutDown() {
    ask();
    if (idle) {
      return;
    }
    try {
      if (!ended.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
