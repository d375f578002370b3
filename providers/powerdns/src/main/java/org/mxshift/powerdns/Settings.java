package org.mxshift.powerdns;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
 * @param key goes with every call
 * @param serverId names the server within the API
 * @param endpoint of the API; ends with a slash
 * @param timeout for one call, connecting included; a second to five minutes
 */
record Settings(String account, Secret key, String serverId, URI endpoint, Duration timeout) {

  /** What may stand in a plan's {@code zone}. */
  static final Map<String, String> KEYS =
      Map.of("server_id", "of the API; localhost if not said otherwise");

  private static final Map<String, String> ACCOUNT_KEYS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "endpoint", "where the API listens; https, or http on this machine",
                  "timeout", "for one call; 20s if not said otherwise")));

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]+");

  /** What goes into an HTTP header unharmed. */
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

  static Settings of(Account account, Zone zone) throws ProviderException {
    refuseUnknown(zone.settings(), KEYS, "the zone " + zone.name());
    refuseUnknown(account.settings(), ACCOUNT_KEYS, "account '" + account.name() + "'");
    return new Settings(
        account.name(),
        key(account),
        id(zone.settings().getOrDefault("server_id", "localhost")),
        endpoint(account),
        timeout(account.settings().getOrDefault("timeout", "20s")));
  }

  /** The text without the key, should anybody have repeated it. */
  String conceal(String text) {
    return text.replace(key.reveal(), "***");
  }

  private static Secret key(Account account) throws ProviderException {
    String where = "account '" + account.name() + "'";
    Secret given = account.secrets().get("key");
    if (given == null) {
      throw denied(
          where + " has no secret 'key'; give the server's api-key by env, file or command");
    }
    String key = given.reveal().strip();
    if (!PRINTABLE.matcher(key).matches()) {
      throw denied(
          where + ": the secret 'key' has a space, a line end or another character of no key");
    }
    return new Secret(key);
  }

  private static String id(String given) throws ProviderException {
    if (!ID.matcher(given).matches()) {
      throw refused("'server_id: " + given + "' is not the id of a server");
    }
    return given;
  }

  /** The key goes with every call, so it goes encrypted or stays on this machine. */
  private static URI endpoint(Account account) throws ProviderException {
    String given = account.settings().get("endpoint");
    if (given == null) {
      throw refused("account '" + account.name() + "' needs 'endpoint': where the API listens");
    }
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
          where + ": powerdns knows no " + unknown + ", only " + new TreeSet<>(known.keySet()));
    }
  }

  static ProviderException refused(String message) {
    return new ProviderException(Failure.REFUSED, message);
  }

  private static ProviderException denied(String message) {
    return new ProviderException(Failure.DENIED, message);
  }
}
