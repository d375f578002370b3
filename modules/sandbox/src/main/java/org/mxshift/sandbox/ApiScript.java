package org.mxshift.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Which faults the next calls of each kind meet, and how often each kind was called. */
final class ApiScript implements AutoCloseable {
  private final Map<String, Deque<ApiFault>> faults = new HashMap<>();
  private final Map<String, Integer> calls = new TreeMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  synchronized void next(String kind, ApiFault... met) {
    faults.computeIfAbsent(kind, name -> new ArrayDeque<>()).addAll(List.of(met));
  }

  synchronized Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  /** Counts the call, and answers it unless a fault is in the way. */
  Optional<HttpListener.Response> meet(String kind, Supplier<HttpListener.Response> answer) {
    Optional<ApiFault> fault = counted(kind);
    ApiFault met = fault.orElseGet(() -> new ApiFault.Meddled(() -> {}));
    if (met instanceof ApiFault.LostRequest) {
      return Optional.empty();
    }
    if (met instanceof ApiFault.Answered given) {
      return Optional.of(new HttpListener.Response(given.status(), given.headers(), given.body()));
    }
    if (met instanceof ApiFault.Meddled meddled) {
      meddled.stranger().run();
    }
    HttpListener.Response response = answer.get();
    if (met instanceof ApiFault.Silence) {
      awaitClose();
    }
    return met instanceof ApiFault.Meddled ? Optional.of(response) : Optional.empty();
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private synchronized Optional<ApiFault> counted(String kind) {
    calls.merge(kind, 1, Integer::sum);
    return Optional.ofNullable(faults.getOrDefault(kind, new ArrayDeque<>()).poll());
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
