package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Google Cloud DNS on loopback, as strict as its documentation, for one project: JSON over HTTP,
 * API v1, and the place where a service account's signature is changed for a token. It counts calls
 * and fails when told to.
 *
 * <p>A change is carried out whole or not at all; what it deletes it must name with its TTL and
 * values to the character. A change is {@code pending} until its time has passed on the clock
 * handed in. Lists come in pages. Tokens last an hour. Safe for use by several threads.
 */
public final class GoogleDnsFake implements AutoCloseable {
  private static final Pattern ROUTE =
      Pattern.compile("/dns/v1/projects/([^/]+)/managedZones(?:/([^/]+)(?:/(\\w+)(?:/(\\w+))?)?)?");

  private final JsonMapper json = JsonMapper.builder().build();
  private final ApiScript script = new ApiScript();
  private final String project;
  private final InstantSource clock;
  private final Duration spreading;
  private final Map<String, GoogleDnsZone> zones = new LinkedHashMap<>();
  private final GoogleTokens tokens;
  private final HttpListener listener;
  private int longestPage = 100;

  private GoogleDnsFake(String project, InstantSource clock, Duration spreading)
      throws IOException {
    this.project = project;
    this.clock = clock;
    this.spreading = spreading;
    this.listener = HttpListener.open(this::handle);
    this.tokens = new GoogleTokens(json, clock, tokenUri().toString());
  }

  /**
   * Starts without zones, and without anybody who may call.
   *
   * @param clock tells whether a token has run out and a change has spread
   * @param spreading how long a change is {@code pending}
   * @throws IOException if no port can be listened on
   */
  public static GoogleDnsFake start(String project, InstantSource clock, Duration spreading)
      throws IOException {
    return new GoogleDnsFake(project, clock, spreading);
  }

  /** Where to point a client. */
  public URI endpoint() {
    return listener.address().resolve("/dns/v1/");
  }

  /** Where a signature is changed for a token. */
  public URI tokenUri() {
    return listener.address().resolve("/token");
  }

  /** Who shows this token within the next hour may read, and write if so. */
  public synchronized GoogleDnsFake admit(String token, boolean writes) {
    tokens.admit(token, writes);
    return this;
  }

  /** A service account with its key; it may read, and write if so. */
  public synchronized GoogleDnsFake admit(String email, PublicKey key, boolean writes) {
    tokens.admit(email, key, writes);
    return this;
  }

  /**
   * A managed zone; several may be of one domain.
   *
   * @param name what the project calls it
   * @param domain with the final dot
   * @param visibility {@code public} or {@code private}
   */
  public synchronized GoogleDnsFake zone(String name, String domain, String visibility) {
    zones.put(name, new GoogleDnsZone(json, name, domain, visibility));
    return this;
  }

  /** Behind everybody's back: the set is so, or gone without values. */
  public synchronized void edit(
      String zone, String name, String type, int ttl, List<String> rrdatas) {
    known(zone).put(name, type, ttl, rrdatas);
  }

  /** Behind everybody's back: a set is answered by a routing policy from now on. */
  public synchronized void route(String zone, String name, String type) {
    known(zone).set(name, type).orElseThrow().putObject("routingPolicy").putObject("wrr");
  }

  /** A set as it stands. */
  public synchronized ApiSet set(String zone, String name, String type) {
    return known(zone)
        .set(name, type)
        .map(
            set ->
                new ApiSet(
                    set.path("ttl").asInt(),
                    List.of(json.convertValue(set.path("rrdatas"), String[].class))))
        .orElse(ApiSet.ABSENT);
  }

  /** Counts up with every change of the zone, whoever made it. */
  public synchronized long version(String zone) {
    return known(zone).version();
  }

  /** No page is longer. */
  public synchronized GoogleDnsFake cap(int entries) {
    longestPage = entries;
    return this;
  }

  /**
   * The next calls of this kind meet these, one each.
   *
   * @param kind {@code token}, {@code zones}, {@code zone}, {@code rrsets}, {@code change} or
   *     {@code status}
   */
  public GoogleDnsFake next(String kind, ApiFault... met) {
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

  private GoogleDnsZone known(String zone) {
    return Optional.ofNullable(zones.get(zone)).orElseThrow();
  }

  private Optional<HttpListener.Response> handle(HttpListener.Request request) {
    Matcher route = ROUTE.matcher(request.path());
    String kind = request.path().equals("/token") ? "token" : kind(request.method(), route);
    return script.meet(kind, () -> answer(kind, request, route));
  }

  private static String kind(String method, Matcher route) {
    if (!route.matches()) {
      return "unknown";
    }
    String below = Optional.ofNullable(route.group(3)).orElse("");
    return switch (method + " " + below) {
      case "GET " -> route.group(2) == null ? "zones" : "zone";
      case "GET rrsets" -> "rrsets";
      case "POST changes" -> "change";
      case "GET changes" -> "status";
      default -> "unknown";
    };
  }

  private synchronized HttpListener.Response answer(
      String kind, HttpListener.Request request, Matcher route) {
    try {
      if (kind.equals("token")) {
        return shown(tokens.exchanged(parameters(request.body())));
      }
      tokens.check(request.headers().getOrDefault("authorization", ""), kind.equals("change"));
      if (kind.equals("unknown") || !route.group(1).equals(project)) {
        throw GoogleDnsZone.refusal(403, "forbidden", "Forbidden");
      }
      Map<String, String> asked = parameters(request.query());
      return shown(kind.equals("zones") ? listed(asked) : answer(kind, request, route, asked));
    } catch (ApiRefusal e) {
      return e.response();
    }
  }

  private ObjectNode answer(
      String kind, HttpListener.Request request, Matcher route, Map<String, String> asked)
      throws ApiRefusal {
    GoogleDnsZone zone = zones.get(route.group(2));
    if (zone == null) {
      throw GoogleDnsZone.refusal(
          404,
          "notFound",
          "The 'parameters.managedZone' resource named '" + route.group(2) + "' does not exist.");
    }
    return switch (kind) {
      case "zone" -> zone.face();
      case "rrsets" -> page("rrsets", zone.sets(asked), asked);
      case "change" -> zone.carryOut(request.body(), clock.instant().plus(spreading));
      default -> zone.change(String.valueOf(route.group(4)), clock.instant());
    };
  }

  private ObjectNode listed(Map<String, String> asked) {
    String domain = asked.getOrDefault("dnsName", "");
    List<ObjectNode> faces = zones.values().stream().map(GoogleDnsZone::face).toList();
    List<ObjectNode> found =
        faces.stream()
            .filter(zone -> domain.isEmpty() || zone.path("dnsName").asText().equals(domain))
            .toList();
    return page("managedZones", found, asked);
  }

  private ObjectNode page(String field, List<ObjectNode> all, Map<String, String> asked) {
    int from = Integer.parseInt(asked.getOrDefault("pageToken", "0"));
    int to = Math.min(all.size(), from + longestPage);
    ObjectNode page = json.createObjectNode();
    all.subList(from, to).forEach(page.withArray("/" + field)::add);
    return to < all.size() ? page.put("nextPageToken", "" + to) : page;
  }

  private static Map<String, String> parameters(String form) {
    Map<String, String> found = new HashMap<>();
    for (String pair : form.split("&")) {
      String[] sides = pair.split("=", 2);
      found.put(sides[0], sides.length == 2 ? URLDecoder.decode(sides[1], UTF_8) : "");
    }
    return found;
  }

  private static HttpListener.Response shown(JsonNode body) {
    return new HttpListener.Response(
        200, Map.of("Content-Type", "application/json"), body.toString());
  }
}
