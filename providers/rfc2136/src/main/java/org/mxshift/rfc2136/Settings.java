package org.mxshift.rfc2136;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.model.TimeText;
import org.mxshift.spi.Account;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Zone;
import org.xbill.DNS.TSIG;

/**
 * How to talk to the primary of one zone.
 *
 * @param server where it listens
 * @param tsig signs and verifies; empty when the account names no key
 * @param comparison what updates compare
 * @param timeout for one question and its answer, connecting included; at least a second
 */
record Settings(Server server, Optional<TSIG> tsig, Comparison comparison, Duration timeout) {

  /** What may stand in a plan's {@code zone} or an account's settings; the plan wins. */
  static final Map<String, String> KEYS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "server", "the primary, as host or host:port; port 53 if not said otherwise",
                  "key", "name of the TSIG key; its secret is the account's secret 'secret'",
                  "algorithm", "of the TSIG key; hmac-sha256 if not said otherwise",
                  "cas", "rrset (default): values are compared; soa: the serial, too",
                  "timeout", "for one question and its answer; 10s if not said otherwise")));

  private static final int FARTHEST_TYPO = 3;

  static Settings of(Account account, Zone zone) throws ProviderException {
    refuseUnknown(account.settings(), "account '" + account.name() + "'");
    refuseUnknown(zone.settings(), "the zone " + zone.name());
    Map<String, String> given = new HashMap<>(account.settings());
    given.putAll(zone.settings());
    String server = given.get("server");
    if (server == null) {
      throw refused("the zone " + zone.name() + " needs 'server': " + KEYS.get("server"));
    }
    return new Settings(
        Server.parse(server),
        Signature.of(account, given),
        comparison(given.getOrDefault("cas", "rrset")),
        timeout(given.getOrDefault("timeout", "10s")));
  }

  private static Comparison comparison(String word) throws ProviderException {
    return switch (word) {
      case "rrset" -> Comparison.RRSET;
      case "soa" -> Comparison.SOA;
      default -> throw refused("'cas: " + word + "' is neither rrset nor soa");
    };
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

  private static void refuseUnknown(Map<String, String> given, String where)
      throws ProviderException {
    for (String key : new TreeMap<>(given).keySet()) {
      if (!KEYS.containsKey(key)) {
        String near = nearest(key).map(known -> "; did you mean '" + known + "'?").orElse("");
        throw refused(where + ": rfc2136 knows no '" + key + "', only " + KEYS.keySet() + near);
      }
    }
  }

  private static Optional<String> nearest(String typed) {
    String key = typed.toLowerCase(Locale.ROOT);
    return KEYS.keySet().stream()
        .filter(known -> distance(key, known) <= FARTHEST_TYPO)
        .min(Comparator.comparingInt(known -> distance(key, known)));
  }

  /** How many letters to add, drop or change (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  static ProviderException refused(String message) {
    return new ProviderException(Failure.REFUSED, message);
  }
}
