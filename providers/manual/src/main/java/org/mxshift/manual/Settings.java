package org.mxshift.manual;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Account;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Server;
import org.mxshift.spi.Vocabulary;
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

  private static final Map<String, String> KEYS =
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
          "for one question and its answer; 5s if not said otherwise");

  /** What may stand in a plan's {@code zone} or an account's settings; the plan wins. */
  static final Vocabulary WORDS = new Vocabulary("manual", KEYS, KEYS, Map.of());

  private static final Duration DAY = Duration.ofDays(1);

  /** Copies the lists. */
  Settings {
    servers = List.copyOf(servers);
    resolvers = List.copyOf(resolvers);
  }

  static Settings of(Account account, Zone zone) throws ProviderException {
    Options options = WORDS.read(account, zone);
    List<Server> resolvers = options.servers("resolvers");
    return new Settings(
        options.servers("server"),
        resolvers.isEmpty() ? own() : resolvers,
        Ttl.of(options.time("floor", Duration.ZERO, DAY).orElse(Duration.ZERO)),
        options.timeout(Duration.ofSeconds(5)));
  }

  private static List<Server> own() {
    List<Server> servers = new ArrayList<>();
    for (InetSocketAddress address : ResolverConfig.getCurrentConfig().servers()) {
      servers.add(new Server(address.getHostString(), address.getPort()));
    }
    return servers;
  }
}
