package org.mxshift.rfc2136;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.spi.Account;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Server;
import org.mxshift.spi.Vocabulary;
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
  private static final Map<String, String> KEYS =
      Map.of(
          "server", "the primary, as host or host:port; port 53 if not said otherwise",
          "key", "name of the TSIG key; its secret is the account's secret 'secret'",
          "algorithm", "of the TSIG key; hmac-sha256 if not said otherwise",
          "cas", "rrset (default): values are compared; soa: the serial, too",
          "timeout", "for one question and its answer; 10s if not said otherwise");

  static final Vocabulary WORDS =
      new Vocabulary(
          "rfc2136",
          KEYS,
          KEYS,
          Map.of("secret", "the TSIG key, base64", "key", "the TSIG key, base64"));

  static Settings of(Account account, Zone zone) throws ProviderException {
    Options options = WORDS.read(account, zone);
    return new Settings(
        server(options),
        Signature.of(options),
        comparison(options),
        options.timeout(Duration.ofSeconds(10)));
  }

  private static Server server(Options options) throws ProviderException {
    List<Server> given = options.servers("server");
    if (given.size() > 1) {
      throw options.wrong(
          "server", "names several; write the primary, as host, host:port or [address]:port");
    }
    return given.stream().findFirst().orElseThrow(() -> options.missing("server"));
  }

  private static Comparison comparison(Options options) throws ProviderException {
    return switch (options.text("cas").orElse("rrset")) {
      case "rrset" -> Comparison.RRSET;
      case "soa" -> Comparison.SOA;
      default -> throw options.wrong("cas", "is neither rrset nor soa");
    };
  }
}
