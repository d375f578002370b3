package org.mxshift.cloudflare;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mxshift.model.TimeText;
import org.mxshift.spi.Account;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Zone;

/**
 * How to reach one zone.
 *
 * @param account as messages name it
 * @param token goes with every call
 * @param zoneId names the zone where its name does not
 * @param endpoint of the API; ends with a slash
 * @param timeout for one call, connecting included; a second to five minutes
 */
record Settings(
    String account, Secret token, Optional<String> zoneId, URI endpoint, Duration timeout) {

  /** What may stand in a plan's {@code zone}. */
  static final Map<String, String> KEYS =
      Map.of("zone_id", "the zone's id; needed where the token sees two zones of one name");

  private static final Map<String, String> ACCOUNT_KEYS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "endpoint", "where to call instead of Cloudflare; https, or http on this machine",
                  "timeout", "for one call; 20s if not said otherwise")));

  private static final String API = "https://api.cloudflare.com/client/v4/";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** What goes into an HTTP header unharmed. */
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

  static Settings of(Account account, Zone zone) throws ProviderException {
    refuseUnknown(zone.settings(), KEYS, "the zone " + zone.name());
    refuseUnknown(account.settings(), ACCOUNT_KEYS, "account '" + account.name() + "'");
    return new Settings(
        account.name(),
        token(account),
        id(zone.settings().get("zone_id")),
        endpoint(account.settings().getOrDefault("endpoint", API)),
        timeout(account.settings().getOrDefault("timeout", "20s")));
  }

  /** The text without the token, should anybody have repeated it. */
  String conceal(String text) {
    return text.replace(token.reveal(), "***");
  }

  private static Secret token(Account account) throws ProviderException {
    String where = "account '" + account.name() + "'";
    Secret given = account.secrets().get("token");
    if (given == null) {
      throw denied(
          where
              + " has no secret 'token'; make an API token with Zone Read, DNS Read and DNS Edit"
              + " for the zone, and give it by env, file or command");
    }
    String token = given.reveal().strip();
    if (!PRINTABLE.matcher(token).matches()) {
      throw denied(
          where + ": the secret 'token' has a space, a line end or another character of no token");
    }
    return new Secret(token);
  }

  private static Optional<String> id(@Nullable String given) throws ProviderException {
    if (given != null && !ID.matcher(given).matches()) {
      throw refused("'zone_id: " + given + "' is not the id of a zone, which is 32 hex digits");
    }
    return Optional.ofNullable(given);
  }

  /** The token goes with every call, so it goes encrypted or stays on this machine. */
  private static URI endpoint(String given) throws ProviderException {
    try {
      URI uri = URI.create(given.endsWith("/") ? given : given + "/");
      String host = Optional.ofNullable(uri.getHost()).orElse("");
      boolean secret = "https".equals(uri.getScheme()) && !host.isEmpty();
      boolean local = "http".equals(uri.getScheme()) && LOOPBACK.contains(host);
      if ((secret || local) && uri.getRawQuery() == null && uri.getRawFragment() == null) {
        return uri;
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
          where + ": cloudflare knows no " + unknown + ", only " + new TreeSet<>(known.keySet()));
    }
  }

  static ProviderException refused(String message) {
    return new ProviderException(Failure.REFUSED, message);
  }

  private static ProviderException denied(String message) {
    return new ProviderException(Failure.DENIED, message);
  }
}
