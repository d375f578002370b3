package org.mxshift.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Cloudflare's DNS on loopback, as strict as its documentation: zones, records and the batch
 * endpoint of the API v4, JSON over HTTP. It counts calls and fails when told to.
 *
 * <p>A batch is carried out whole or not at all: deletes, patches, posts. Pages are short and may
 * be capped below what a client asks for. Whoever calls needs a token, and a right to write for
 * writing. Records that another product keeps are read-only. Safe for use by several threads.
 */
public final class CloudflareFake implements AutoCloseable {
  private static final int DEFAULT_PAGE = 20;

  private final InstantSource clock;
  private final HttpListener listener;
  private final CloudflareJson json = new CloudflareJson();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, CloudflareZone> zones = new LinkedHashMap<>();
  private final Map<String, Boolean> tokens = new HashMap<>();
  private final Map<String, Deque<CloudflareFault>> faults = new HashMap<>();
  private final Map<String, Integer> calls = new TreeMap<>();
  private int longestPage = 5000;
  private boolean priorityInData;

  private CloudflareFake(InstantSource clock) throws IOException {
    this.clock = clock;
    this.listener = HttpListener.open(this::handle);
  }

  /**
   * Starts without zones, and without anybody who may call.
   *
   * @param clock tells when a record was changed
   * @throws IOException if no port can be listened on
   */
  public static CloudflareFake start(InstantSource clock) throws IOException {
    return new CloudflareFake(clock);
  }

  /** Where to point a client. */
  public URI endpoint() {
    return listener.address().resolve("/client/v4/");
  }

  /** Who shows this token may read, and write if so. */
  public synchronized CloudflareFake admit(String token, boolean writes) {
    tokens.put(token, writes);
    return this;
  }

  /** An active zone of the free plan; the same name may be given several times. Returns its id. */
  public String zone(String name) {
    return zone(name, "active", "full", "free");
  }

  /**
   * A zone. Returns its id.
   *
   * @param status {@code active} once the domain is delegated to Cloudflare
   * @param type {@code full}, {@code partial} or {@code secondary}
   * @param plan such as {@code free} or {@code enterprise}
   */
  public synchronized String zone(String name, String status, String type, String plan) {
    String id = String.format(Locale.ROOT, "f%031x", zones.size() + 1);
    zones.put(id, new CloudflareZone(new CloudflareZone.Face(id, name, status, type, plan), clock));
    return id;
  }

  /** Behind everybody's back: these and no others are the records of that owner and type. */
  public synchronized void edit(
      String zoneId, String name, String type, List<CloudflareRecord> records) {
    known(zoneId).replace(name, type, records);
  }

  /** Behind everybody's back: one record object more. */
  public synchronized void add(String zoneId, CloudflareRecord record) {
    known(zoneId).add(record);
  }

  /** Behind everybody's back: one record object has another TTL, and stays the same object. */
  public synchronized void touch(String zoneId, String record, int ttl) {
    known(zoneId).touch(record, ttl);
  }

  /** The records of one owner and type as they stand. */
  public synchronized List<CloudflareRecord> records(String zoneId, String name, String type) {
    return known(zoneId).select(name, type);
  }

  /** Counts up with every change of the zone, whoever made it. */
  public synchronized long version(String zoneId) {
    return known(zoneId).version();
  }

  private CloudflareZone known(String zoneId) {
    return Optional.ofNullable(zones.get(zoneId)).orElseThrow();
  }

  /** No page is longer, whatever a client asks for. */
  public synchronized CloudflareFake cap(int records) {
    longestPage = records;
    return this;
  }

  /** From now on priorities stand in {@code data} alone, where the API moves them to. */
  public synchronized CloudflareFake movePriority() {
    priorityInData = true;
    return this;
  }

  /**
   * The next calls of this kind meet these, one each.
   *
   * @param kind {@code zones}, {@code zone}, {@code records} or {@code batch}
   */
  public synchronized CloudflareFake next(String kind, CloudflareFault... met) {
    faults.computeIfAbsent(kind, name -> new ArrayDeque<>()).addAll(List.of(met));
    return this;
  }

  /** How often each kind was called, whatever came of it. */
  public synchronized Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  @Override
  public void close() {
    closed.countDown();
    listener.close();
  }

  private Optional<HttpListener.Response> handle(HttpListener.Request request) {
    CloudflareCall call = CloudflareCall.of(request);
    CloudflareFault fault = counted(call.kind());
    if (fault instanceof CloudflareFault.LostRequest) {
      return Optional.empty();
    }
    if (fault instanceof CloudflareFault.Throttled throttled) {
      String after = "" + throttled.retryAfter().toSeconds();
      return error(429, 10100, "Rate limited.", Map.of("retry-after", after));
    }
    if (fault instanceof CloudflareFault.Refused refused) {
      return error(refused.status(), refused.code(), refused.message(), Map.of());
    }
    if (fault instanceof CloudflareFault.Foreign foreign) {
      return Optional.of(
          new HttpListener.Response(foreign.status(), foreign.headers(), foreign.body()));
    }
    if (fault instanceof CloudflareFault.Meddled meddled) {
      meddled.stranger().run();
    }
    return answered(call, fault);
  }

  private Optional<HttpListener.Response> answered(CloudflareCall call, CloudflareFault fault) {
    Map<String, String> headers = new HashMap<>();
    if (fault instanceof CloudflareFault.Scarce scarce) {
      long reset = scarce.reset().toSeconds();
      headers.put("Ratelimit", "\"default\";r=" + scarce.remaining() + ";t=" + reset);
    }
    Optional<HttpListener.Response> response;
    try {
      headers.put("Content-Type", "application/json");
      ObjectNode answer = answer(call);
      if (fault instanceof CloudflareFault.Untold) {
        answer.putObject("result");
      }
      response = Optional.of(new HttpListener.Response(200, headers, answer.toString()));
    } catch (CloudflareError e) {
      response = error(e.status(), e.code(), e.words(), headers);
    }
    if (fault instanceof CloudflareFault.Silence) {
      awaitClose();
    }
    boolean lost = fault instanceof CloudflareFault.LostResponse;
    return lost || fault instanceof CloudflareFault.Silence ? Optional.empty() : response;
  }

  private synchronized ObjectNode answer(CloudflareCall call) throws CloudflareError {
    checkToken(call);
    if (call.kind().equals("zones")) {
      List<ObjectNode> found =
          zones.values().stream()
              .map(CloudflareZone::face)
              .filter(
                  face -> call.asked("name").isEmpty() || call.asked("name").equals(face.name()))
              .map(json::zone)
              .toList();
      return page(call, found);
    }
    CloudflareZone zone = zones.get(call.path().get(1));
    if (zone == null) {
      throw new CloudflareError(404, 7003, "Could not route to /zones/...: object identifier.");
    }
    return switch (call.kind()) {
      case "zone" -> json.envelope(json.zone(zone.face()));
      case "records" ->
          page(
              call,
              zone.select(call.asked("name.exact"), call.asked("type")).stream()
                  .map(record -> json.record(record, priorityInData))
                  .toList());
      default -> {
        CloudflareBatch batch = CloudflareBatch.of(json.parse(call.body()));
        yield json.envelope(json.outcome(zone.carryOut(batch), priorityInData));
      }
    };
  }

  private ObjectNode page(CloudflareCall call, List<ObjectNode> all) throws CloudflareError {
    int perPage = Math.min(longestPage, call.number("per_page", DEFAULT_PAGE));
    return json.page(all, call.number("page", 1), perPage);
  }

  private void checkToken(CloudflareCall call) throws CloudflareError {
    if (call.token().isEmpty()) {
      throw new CloudflareError(400, 6003, "Invalid request headers");
    }
    Boolean writes = tokens.get(call.token().get());
    if (writes == null) {
      throw new CloudflareError(403, 9109, "Invalid access token");
    }
    if (call.writes() && !writes) {
      throw new CloudflareError(403, 10000, "Authentication error");
    }
  }

  private synchronized CloudflareFault counted(String kind) {
    calls.merge(kind, 1, Integer::sum);
    CloudflareFault fault = faults.getOrDefault(kind, new ArrayDeque<>()).poll();
    return fault == null ? new CloudflareFault.Meddled(() -> {}) : fault;
  }

  private Optional<HttpListener.Response> error(
      int status, int code, String message, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return Optional.of(new HttpListener.Response(status, all, json.error(code, message)));
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
