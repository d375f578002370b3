package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * deSEC's API for DNS on loopback, for one domain, as strict as its documentation and sources: JSON
 * over HTTP, one object per record set. It counts calls and fails when told to.
 *
 * <p>{@code POST} creates what is not there, {@code PUT} replaces what is there, {@code DELETE}
 * takes it away; nothing is compared. TTLs lie between the domain's smallest and a day. Values are
 * kept in canonical spelling and in an order of the fake's own. Nothing stands beside a CNAME.
 * Tokens read everything and write if admitted so. Safe for use by several threads.
 */
public final class DesecFake implements AutoCloseable {
  private static final Pattern ROUTE =
      Pattern.compile("/api/v1/domains/([^/]+)/(rrsets/(?:([^/]+)/([A-Z]+)/)?)?");

  private final JsonMapper json = JsonMapper.builder().build();
  private final ApiScript script = new ApiScript();
  private final Map<String, Boolean> tokens = new HashMap<>();
  private final DesecDomain domain;
  private final HttpListener listener;

  private DesecFake(String name, int minimumTtl) throws IOException {
    domain = new DesecDomain(json, name, minimumTtl);
    listener = HttpListener.open(this::handle);
  }

  /**
   * Starts with an empty domain, and without anybody who may call.
   *
   * @param name of the domain, without a final dot
   * @param minimumTtl in seconds; the real one gives 3600 to everybody who has not asked
   * @throws IOException if no port can be listened on
   */
  public static DesecFake start(String name, int minimumTtl) throws IOException {
    return new DesecFake(name, minimumTtl);
  }

  /** Where to point a client. */
  public URI endpoint() {
    return listener.address().resolve("/api/v1/");
  }

  /** Who shows this token may read, and write if so. */
  public synchronized DesecFake admit(String token, boolean writes) {
    tokens.put(token, writes);
    return this;
  }

  /** Behind everybody's back: the set is so, or gone without values. */
  public synchronized void edit(String subname, String type, int ttl, List<String> records) {
    domain.put(subname, type, ttl, records);
  }

  /** A set as it stands. */
  public synchronized ApiSet set(String subname, String type) {
    return domain
        .get(subname, type)
        .map(
            set ->
                new ApiSet(
                    set.path("ttl").asInt(),
                    List.of(json.convertValue(set.path("records"), String[].class))))
        .orElse(ApiSet.ABSENT);
  }

  /** Counts up with every change, whoever made it. */
  public synchronized long version() {
    return domain.version();
  }

  /**
   * The next calls of this kind meet these, one each.
   *
   * @param kind {@code domain}, {@code rrsets}, {@code POST}, {@code PUT} or {@code DELETE}
   */
  public DesecFake next(String kind, ApiFault... met) {
    script.next(kind, met);
    return this;
  }

  /** How often each kind was called, whatever came of it. */
  public Map<String, Integer> calls() {
    return script.calls();
  }

  @Override
  public void close() {
    script.close();
    listener.close();
  }

  private Optional<HttpListener.Response> handle(HttpListener.Request request) {
    Matcher route = ROUTE.matcher(request.path());
    boolean known = route.matches();
    boolean sets = known && route.group(2) != null;
    String kind = request.method().equals("GET") ? sets ? "rrsets" : "domain" : request.method();
    return script.meet(
        kind,
        () -> {
          try {
            return answer(request, route, known && route.group(1).equals(domain.name()));
          } catch (ApiRefusal e) {
            return e.response();
          }
        });
  }

  private synchronized HttpListener.Response answer(
      HttpListener.Request request, Matcher route, boolean ours) throws ApiRefusal {
    boolean writes = !request.method().equals("GET");
    checkToken(request.headers().getOrDefault("authorization", ""), writes);
    if (!ours) {
      throw new ApiRefusal(404, "{\"detail\":\"Not found.\"}");
    }
    boolean one = route.group(3) != null;
    String what = request.method() + (route.group(2) == null ? " domain" : one ? " set" : " sets");
    String subname = one && !route.group(3).equals("@") ? route.group(3) : "";
    return switch (what) {
      case "GET domain" -> shown(200, domain.face());
      case "GET sets" -> shown(200, listed(parameters(request.query())));
      case "POST sets" -> shown(201, domain.create(parsed(request.body())));
      case "PUT set" ->
          domain
              .replace(subname, route.group(4), parsed(request.body()))
              .map(set -> shown(200, set))
              .orElseGet(() -> new HttpListener.Response(204, Map.of(), ""));
      case "DELETE set" -> {
        domain.put(subname, route.group(4), 0, List.of());
        yield new HttpListener.Response(204, Map.of(), "");
      }
      default -> throw new ApiRefusal(405, "{\"detail\":\"Method not allowed.\"}");
    };
  }

  private void checkToken(String header, boolean writes) throws ApiRefusal {
    if (!header.startsWith("Token ")) {
      throw new ApiRefusal(401, "{\"detail\":\"Authentication credentials were not provided.\"}");
    }
    Optional<Boolean> right = Optional.ofNullable(tokens.get(header.substring("Token ".length())));
    if (right.isEmpty()) {
      throw new ApiRefusal(401, "{\"detail\":\"Invalid token.\"}");
    }
    if (writes && !right.get()) {
      throw new ApiRefusal(403, "{\"detail\":\"Insufficient token permissions.\"}");
    }
  }

  private ArrayNode listed(Map<String, String> filter) {
    ArrayNode found = json.createArrayNode();
    domain.sets().stream()
        .filter(
            set ->
                filter.entrySet().stream()
                    .allMatch(f -> set.path(f.getKey()).asText().equals(f.getValue())))
        .forEach(found::add);
    return found;
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> found = new TreeMap<>();
    for (String pair : query.split("&")) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2) {
        found.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
      }
    }
    return found;
  }

  private JsonNode parsed(String body) throws ApiRefusal {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new ApiRefusal(400, "{\"detail\":\"JSON parse error\"}");
    }
  }

  private static HttpListener.Response shown(int status, JsonNode body) {
    return new HttpListener.Response(
        status, Map.of("Content-Type", "application/json"), body.toString());
  }
}
