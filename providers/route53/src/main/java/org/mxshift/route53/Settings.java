package org.mxshift.route53;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mxshift.model.TimeText;
import org.mxshift.spi.Account;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Zone;

/**
 * How to reach one zone.
 *
 * @param account whose credentials are used
 * @param zoneId names the zone where its name does not
 * @param endpoint where to call instead of AWS, for tests and private endpoints
 * @param timeout for one call, connecting included; a second to five minutes
 */
record Settings(
    Account account, Optional<String> zoneId, Optional<URI> endpoint, Duration timeout) {

  /** What may stand in a plan's {@code zone}. */
  static final Map<String, String> KEYS =
      Map.of("zone_id", "the hosted zone's id, such as Z08...; needed where two have one name");

  private static final Map<String, String> ACCOUNT_KEYS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "profile", "a profile of ~/.aws/config, instead of the default credentials",
                  "endpoint", "where to call instead of AWS; https, or http on this machine",
                  "timeout", "for one call; 20s if not said otherwise",
                  "region", "of no meaning here: Route 53 has one endpoint for the world")));

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  static Settings of(Account account, Zone zone) throws ProviderException {
    refuseUnknown(zone.settings(), KEYS, "the zone " + zone.name());
    refuseUnknown(account.settings(), ACCOUNT_KEYS, "account '" + account.name() + "'");
    return new Settings(
        account,
        id(zone.settings().get("zone_id")),
        endpoint(account.settings().get("endpoint")),
        timeout(account.settings().getOrDefault("timeout", "20s")));
  }

  Optional<String> profile() {
    return Optional.ofNullable(account.settings().get("profile"));
  }

  private static Optional<String> id(@Nullable String given) throws ProviderException {
    if (given == null) {
      return Optional.empty();
    }
    String id = given.replaceFirst("^/?hostedzone/", "");
    if (!ZoneLookup.isId(id)) {
      throw refused("'zone_id: " + given + "' is not the id of a hosted zone, such as Z0123456ABC");
    }
    return Optional.of(id);
  }

  /** A session token goes with every call, so it goes encrypted or stays on this machine. */
  private static Optional<URI> endpoint(@Nullable String given) throws ProviderException {
    if (given == null) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(given);
      String host = Optional.ofNullable(uri.getHost()).orElse("");
      boolean secret = "https".equals(uri.getScheme()) && !host.isEmpty();
      boolean local = "http".equals(uri.getScheme()) && LOOPBACK.contains(host);
      if (secret || local) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException e) {
      // Said below, with what it should be.
    }
    throw refused("'endpoint: " + given + "' is neither an https address nor http on this machine");
  }

  private static Duration timeout(String text) throws ProviderException {
    try {
      Duration timeout = TimeText.parse(text);
      if (timeout.compareTo(Duration.ofSeconds(1)) >= 0
          && timeout.compareTo(Duration.ofMinutes(5)) <= 0) {
        return timeout;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the limits.
    }
    throw refused("'timeout: " + text + "' is not a time from 1s to 5m");
  }

  private static void refuseUnknown(
      Map<String, String> given, Map<String, String> known, String where) throws ProviderException {
    Set<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty()) {
      throw refused(
          where + ": route53 knows no " + unknown + ", only " + new TreeSet<>(known.keySet()));
    }
  }

  private static ProviderException refused(String message) {
    return new ProviderException(Failure.REFUSED, message);
  }
}
