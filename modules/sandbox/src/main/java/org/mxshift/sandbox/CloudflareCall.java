package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param path without {@code /client/v4}, in parts
 * @param query unescaped
 */
record CloudflareCall(
    String method,
    List<String> path,
    Map<String, String> query,
    Optional<String> token,
    String body) {

  private static final String BEARER = "Bearer ";

  static CloudflareCall of(HttpListener.Request request) {
    Map<String, String> query = new HashMap<>();
    for (String pair : request.query().split("&")) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2) {
        query.put(URLDecoder.decode(sides[0], UTF_8), URLDecoder.decode(sides[1], UTF_8));
      }
    }
    String path = request.path().replaceFirst("^/client/v4/", "");
    Optional<String> token =
        Optional.ofNullable(request.headers().get("authorization"))
            .filter(value -> value.startsWith(BEARER))
            .map(value -> value.substring(BEARER.length()));
    return new CloudflareCall(
        request.method(), List.of(path.split("/")), query, token, request.body());
  }

  /**
   * What faults and counters go by: {@code zones}, {@code zone}, {@code records}, {@code batch}.
   */
  String kind() {
    if (path.size() == 4 && path.get(3).equals("batch")) {
      return "batch";
    }
    return path.size() == 3 ? "records" : path.size() == 2 ? "zone" : "zones";
  }

  boolean writes() {
    return !method.equals("GET");
  }

  String asked(String key) {
    return query.getOrDefault(key, "");
  }

  /** A whole number of the query; the other one when it is not given. */
  int number(String key, int other) throws CloudflareError {
    String given = query.getOrDefault(key, "" + other);
    if (!given.matches("[1-9]\\d{0,8}")) {
      throw new CloudflareError(400, 6003, "Invalid request headers: " + key);
    }
    return Integer.parseInt(given);
  }
}
