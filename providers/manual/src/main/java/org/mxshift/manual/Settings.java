package org.mxshift.manual;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mxshift.model.TimeText;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Account;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Zone;
import org.xbill.DNS.ResolverConfig;

/**
 * Where to look.
 *
 * @param servers the name servers to watch; empty: those the zone is delegated to
 * @param resolvers who tells these
 * @param floor the smallest TTL the panel takes
 * @param timeout for one question and its answer
 */
record Settings(List<Server> servers, List<Server> resolvers, Ttl floor, Duration timeout) {

  /** What may stand in a plan's {@code zone} or an account's settings; the plan wins. */
  static final Map<String, String> KEYS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "server",
                  "name servers to watch, as host or host:port, with commas between;"
                      + " those the zone is delegated to if not said otherwise",
                  "resolvers",
                  "who tells these, written alike; those of mxshift.yaml or of this"
                      + " machine if not said otherwise",
                  "floor",
                  "the smallest TTL the panel takes, such as 1h; a plan below is refused",
                  "timeout",
                  "for one question and its answer; 5s if not said otherwise")));

  /** Copies the lists. */
  Settings {
    servers = List.copyOf(servers);
    resolvers = List.copyOf(resolvers);
  }

  static Settings of(Account account, Zone zone) throws ProviderException {
    Map<String, String> given = new HashMap<>(account.settings());
    given.putAll(zone.settings());
    for (String key : new TreeMap<>(given).keySet()) {
      if (!KEYS.containsKey(key)) {
        throw refused("manual knows no '" + key + "' for a zone, only " + KEYS.keySet());
      }
    }
    List<Server> resolvers = servers("resolvers", given.getOrDefault("resolvers", ""));
    return new Settings(
        servers("server", given.getOrDefault("server", "")),
        resolvers.isEmpty() ? own() : resolvers,
        Ttl.of(time("floor", given.getOrDefault("floor", "0s"), Duration.ZERO)),
        time("timeout", given.getOrDefault("timeout", "5s"), Duration.ofSeconds(1)));
  }

  private static List<Server> servers(String key, String text) throws ProviderException {
    List<Server> servers = new ArrayList<>();
    for (String one : text.split("[,\\s]+")) {
      if (!one.isEmpty()) {
        servers.add(Server.parse(key, one));
      }
    }
    return servers;
  }

  private static List<Server> own() {
    List<Server> servers = new ArrayList<>();
    for (InetSocketAddress address : ResolverConfig.getCurrentConfig().servers()) {
      servers.add(new Server(address.getHostString(), address.getPort()));
    }
    return servers;
  }

  private static Duration time(String key, String text, Duration least) throws ProviderException {
    try {
      Duration time = TimeText.parse(text);
      if (time.compareTo(least) >= 0 && time.compareTo(Duration.ofDays(1)) <= 0) {
        return time;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the limits.
    }
    String range = TimeText.print(least) + " to 1d";
    throw refused("'" + key + ": " + text + "' is not a time from " + range);
  }

  static ProviderException refused(String message) {
    return new ProviderException(Failure.REFUSED, message);
  }
}
