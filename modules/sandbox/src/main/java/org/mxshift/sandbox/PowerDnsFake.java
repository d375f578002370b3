package org.mxshift.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The HTTP API of a PowerDNS server on loopback, for one zone: JSON over HTTP, a PATCH that is
 * carried out whole or not at all. It counts calls and fails when told to; the tests of the real
 * server are the measure of it. Safe for use by several threads.
 */
public final class PowerDnsFake implements AutoCloseable {
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, ObjectNode> sets = new TreeMap<>();
  private final ApiScript script = new ApiScript();
  private final HttpListener listener;
  private final String zone;
  private String key;
  private String kind = "Native";
  private long version;

  private PowerDnsFake(String zone, String key) throws IOException {
    this.zone = zone;
    this.key = key;
    this.listener = HttpListener.open(this::handle);
  }

  /**
   * Starts with an empty zone.
   *
   * @param zone its name with the final dot
   * @param key what callers must show
   * @throws IOException if no port can be listened on
   */
  public static PowerDnsFake start(String zone, String key) throws IOException {
    return new PowerDnsFake(zone, key);
  }

  /** Where to point a client. */
  public URI endpoint() {
    return listener.address().resolve("/");
  }

  /** Behind everybody's back: the set is so, or gone without values. */
  public synchronized void edit(String name, String type, int ttl, List<String> contents) {
    version++;
    sets.remove(name + " " + type);
    if (!contents.isEmpty()) {
      ObjectNode set = json.createObjectNode().put("name", name).put("type", type);
      set.put("ttl", ttl).putArray("comments");
      contents.forEach(content -> set.withArray("/records").addObject().put("content", content));
      sets.put(name + " " + type, set);
    }
  }

  /** From now on callers must show this. */
  public synchronized void key(String other) {
    key = other;
  }

  /** Behind everybody's back: a comment beside a set that is there. */
  public synchronized void comment(String name, String type, String words) {
    ObjectNode set = Optional.ofNullable(sets.get(name + " " + type)).orElseThrow();
    set.withArray("/comments").addObject().put("content", words).put("account", "someone");
  }

  /** Behind everybody's back: all records of a set that is there are disabled. */
  public synchronized void disable(String name, String type) {
    ObjectNode set = Optional.ofNullable(sets.get(name + " " + type)).orElseThrow();
    set.path("records").forEach(record -> ((ObjectNode) record).put("disabled", true));
  }

  /** From now on the zone is of this kind, such as {@code Slave}. */
  public synchronized void kind(String other) {
    kind = other;
  }

  /** Counts up with every change, whoever made it. */
  public synchronized long version() {
    return version;
  }

  /** A set as it stands. */
  public synchronized ApiSet set(String name, String type) {
    return Optional.ofNullable(sets.get(name + " " + type))
        .map(set -> new ApiSet(set.path("ttl").asInt(), contents(set)))
        .orElse(ApiSet.ABSENT);
  }

  private static List<String> contents(ObjectNode set) {
    List<String> contents = new ArrayList<>();
    set.path("records").forEach(record -> contents.add(record.path("content").asText()));
    return contents;
  }

  /**
   * The next calls by this method meet these, one each.
   *
   * @param method {@code GET} or {@code PATCH}
   */
  public PowerDnsFake next(String method, ApiFault... met) {
    script.next(method, met);
    return this;
  }

  /** How often each method was called, whatever came of it. */
  public Map<String, Integer> calls() {
    return script.calls();
  }

  @Override
  public void close() {
    script.close();
    listener.close();
  }

  private Optional<HttpListener.Response> handle(HttpListener.Request request) {
    return script.meet(request.method(), () -> answer(request));
  }

  private synchronized HttpListener.Response answer(HttpListener.Request request) {
    if (!key.equals(request.headers().get("x-api-key"))) {
      return new HttpListener.Response(401, Map.of(), "Unauthorized");
    }
    if (!request.path().equals("/api/v1/servers/localhost/zones/" + zone)) {
      return error(404, "Not Found");
    }
    return request.method().equals("GET")
        ? new HttpListener.Response(200, Map.of(), shown(request.query()))
        : patched(request.body());
  }

  private String shown(String query) {
    String owner =
        URLDecoder.decode(query.replaceFirst("^rrset_name=", ""), StandardCharsets.UTF_8);
    ObjectNode answer = json.createObjectNode().put("name", zone).put("kind", kind);
    answer.putArray("rrsets");
    sets.values().stream()
        .filter(set -> set.path("name").asText().equals(owner))
        .forEach(answer.withArray("/rrsets")::add);
    return answer.toString();
  }

  /** All changes are judged before the first is made. */
  private HttpListener.Response patched(String body) {
    try {
      JsonNode changes = json.readTree(body).path("rrsets");
      for (JsonNode change : changes) {
        Optional<String> wrong = wrong(change);
        if (wrong.isPresent()) {
          return error(422, wrong.get());
        }
      }
      changes.forEach(this::apply);
      return new HttpListener.Response(204, Map.of(), "");
    } catch (JsonProcessingException e) {
      return error(400, "Cannot parse JSON");
    }
  }

  private Optional<String> wrong(JsonNode change) {
    String name = change.path("name").asText();
    String type = change.path("type").asText();
    String what = "RRset " + name + " IN " + type + ": ";
    if (!name.equals(zone) && !name.endsWith("." + zone)) {
      return Optional.of(what + "Name is out of zone");
    }
    if (change.path("changetype").asText().equals("DELETE")) {
      return Optional.empty();
    }
    for (JsonNode record : change.path("records")) {
      String content = record.path("content").asText();
      if (RecordText.canonical(type, content).isEmpty()) {
        return Optional.of("Record " + name + "/" + type + " '" + content + "': Parsing error");
      }
    }
    boolean beside =
        sets.values().stream()
            .filter(set -> set.path("name").asText().equals(name))
            .anyMatch(set -> set.path("type").asText().equals("CNAME") != type.equals("CNAME"));
    return beside ? Optional.of(what + "Conflicts with another RRset") : Optional.empty();
  }

  private void apply(JsonNode change) {
    String at = change.path("name").asText() + " " + change.path("type").asText();
    ObjectNode old = sets.remove(at);
    if (change.path("changetype").asText().equals("REPLACE")) {
      ObjectNode set = change.deepCopy();
      set.remove("changetype");
      if (!set.has("comments")) {
        set.set("comments", old == null ? json.createArrayNode() : old.path("comments"));
      }
      sets.put(at, set);
    }
    version++;
  }

  private HttpListener.Response error(int status, String words) {
    String body = json.createObjectNode().put("error", words).toString();
    return new HttpListener.Response(status, Map.of(), body);
  }
}
