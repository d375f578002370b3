package org.mxshift.plan;

import java.util.Map;

/**
 * A submission server (RFC 6409) that takes messages for anybody.
 *
 * @param url {@code smtps://host} with TLS from the start, or {@code smtp://host} with STARTTLS
 * @param login who logs in
 */
public record Relay(ServerUrl url, Login login) {
  static final Map<String, Integer> PORTS = Map.of("smtps", 465, "smtp", 587);
}
