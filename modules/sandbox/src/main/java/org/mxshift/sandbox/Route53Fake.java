package org.mxshift.sandbox;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.mxshift.sandbox.Route53Account.Answer;

/**
 * Route 53 on loopback, as strict as its documentation: the four calls that a careful client needs,
 * XML over HTTP, version 2013-04-01. It counts calls and fails when told to.
 *
 * <p>A batch is carried out whole or not at all, in order; {@code DELETE} names TTL and values
 * character for character; {@code UPSERT} is denied, as a least-privilege policy would. A change is
 * {@code PENDING} until its time has passed on the clock handed in. A change that is about final
 * dots only is accepted and ignored. Signatures are not checked, access keys are. Safe for use by
 * several threads.
 */
public final class Route53Fake implements AutoCloseable {
  private final Route53Account account;
  private final HttpListener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Deque<Route53Fault>> faults = new HashMap<>();
  private final Map<String, Integer> calls = new TreeMap<>();

  /**
   * A batch that was carried out.
   *
   * @param comment what the client said of it
   * @param changes in order
   * @param at when
   */
  public record Batch(String comment, List<Route53Change> changes, Instant at) {}

  private Route53Fake(InstantSource clock, Duration spreading) throws IOException {
    account = new Route53Account(clock, spreading);
    listener = HttpListener.open(this::handle);
  }

  /**
   * Starts without zones, and without anybody who may call.
   *
   * @param clock tells when a change was submitted and whether it has spread
   * @param spreading how long a change is {@code PENDING}
   * @throws IOException if no port can be listened on
   */
  public static Route53Fake start(InstantSource clock, Duration spreading) throws IOException {
    return new Route53Fake(clock, spreading);
  }

  /** Where to point a client. */
  public URI endpoint() {
    return listener.address();
  }

  /** Who signs with this access key may read, and write if so. */
  public synchronized Route53Fake admit(String accessKey, boolean writes) {
    account.admit(accessKey, writes);
    return this;
  }

  /** A public zone; the same name may be given several times. Returns its id. */
  public String zone(String name) {
    return add(name, false, "");
  }

  /** A zone that only a private network sees. Returns its id. */
  public String privateZone(String name) {
    return add(name, true, "");
  }

  /** A zone that another service created and keeps for itself. Returns its id. */
  public String linkedZone(String name, String service) {
    return add(name, false, service);
  }

  private synchronized String add(String name, boolean isPrivate, String linkedTo) {
    return account.add(name, isPrivate, linkedTo);
  }

  /** Makes a set so behind everybody's back; without values it goes. */
  public synchronized void edit(String zoneId, Route53Set set) {
    account.zone(zoneId).put(set);
  }

  /** A simple set as it stands, to the character. */
  public synchronized Optional<Route53Set> set(String zoneId, String owner, String type) {
    return account.zone(zoneId).get(owner, type);
  }

  /** Counts up with every change of the zone, whoever made it. */
  public synchronized long version(String zoneId) {
    return account.zone(zoneId).version();
  }

  /**
   * The next calls of this kind meet these, one each.
   *
   * @param action such as {@code ChangeResourceRecordSets}
   */
  public synchronized Route53Fake next(String action, Route53Fault... met) {
    faults.computeIfAbsent(action, name -> new ArrayDeque<>()).addAll(List.of(met));
    return this;
  }

  /** How often each action was called, whatever came of it. */
  public synchronized Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  /** What was carried out, in order. */
  public synchronized List<Batch> batches() {
    return account.batches();
  }

  @Override
  public void close() {
    closed.countDown();
    listener.close();
  }

  private Optional<HttpListener.Response> handle(HttpListener.Request request) {
    Route53Call call = Route53Call.of(request);
    Route53Fault fault = counted(call.action());
    if (fault instanceof Route53Fault.Silence) {
      awaitClose();
      return Optional.empty();
    }
    if (fault instanceof Route53Fault.LostRequest) {
      return Optional.empty();
    }
    if (fault instanceof Route53Fault.Refused refused) {
      return Optional.of(response(refused));
    }
    if (fault instanceof Route53Fault.Meddled meddled) {
      meddled.stranger().run();
    }
    Answer answer = answer(call);
    return fault instanceof Route53Fault.LostResponse
        ? Optional.empty()
        : Optional.of(response(answer, Map.of()));
  }

  private synchronized Answer answer(Route53Call call) {
    return account.answer(call);
  }

  private synchronized Route53Fault counted(String action) {
    calls.merge(action, 1, Integer::sum);
    Route53Fault fault = faults.getOrDefault(action, new ArrayDeque<>()).poll();
    return fault == null ? new Route53Fault.Meddled(() -> {}) : fault;
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpListener.Response response(Route53Fault.Refused refused) {
    Map<String, String> headers = new HashMap<>();
    refused.retryAfter().ifPresent(after -> headers.put("Retry-After", "" + after.toSeconds()));
    return response(Answer.error(refused.status(), refused.code(), refused.message()), headers);
  }

  private static HttpListener.Response response(Answer answer, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "text/xml");
    return new HttpListener.Response(answer.status(), all, answer.body());
  }
}
