package org.mxshift.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Decides whether a look comes again after a 4xx, and waits until then. */
final class Greylisting {

  /** What most greylists ask for, where they do not say. */
  private static final Duration CUSTOMARY = Duration.ofMinutes(5);

  private final Duration patience;

  Greylisting(Duration patience) {
    this.patience = patience;
  }

  /** How long to wait before coming again; empty when that is not asked for, or too long. */
  Optional<Duration> waitAfter(List<Judgement> judgements) {
    Duration unstated = patience.compareTo(CUSTOMARY) < 0 ? patience : CUSTOMARY;
    return judgements.stream()
        .flatMap(judgement -> judgement.deferral().stream())
        .map(refusal -> refusal.statedWait().orElse(unstated))
        .max(Duration::compareTo)
        .filter(wait -> !patience.isZero() && wait.compareTo(patience) <= 0);
  }

  /** Waits that long, and nothing but an interrupt ends it early. */
  static void await(Duration wait) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    var unused = never.await(wait.toNanos(), TimeUnit.NANOSECONDS);
  }
}
