package org.mxshift.powerdns;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.mxshift.adapter.Credential;
import org.mxshift.adapter.Dialect;
import org.mxshift.adapter.Reply;
import org.mxshift.spi.Account;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;

/**
 * How to reach one zone, and what to do when that fails.
 *
 * @param account as messages name it
 * @param key goes with every call
 * @param serverId names the server within the API
 * @param endpoint of the API; ends with a slash
 * @param timeout for one call, connecting included; a second to five minutes
 */
record Settings(String account, Secret key, String serverId, URI endpoint, Duration timeout)
    implements Dialect {

  static final Vocabulary WORDS =
      new Vocabulary(
          "powerdns",
          Map.of("server_id", "of the API; localhost if not said otherwise"),
          Map.of(
              "endpoint", "where the API listens; https, or http on this machine",
              "timeout", "for one call; 20s if not said otherwise"),
          Map.of("key", "the server's api-key"));

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]+");

  static Settings of(Account account, Zone zone) throws ProviderException {
    Options options = WORDS.read(account, zone);
    return new Settings(
        account.name(),
        options.token("key").orElseThrow(() -> options.missing("key")),
        options.text("server_id", ID, "the id of a server").orElse("localhost"),
        options.address("endpoint").orElseThrow(() -> options.missing("endpoint")),
        options.timeout(Duration.ofSeconds(20)));
  }

  @Override
  public Credential credential() {
    return new Credential("X-API-Key", "", key);
  }

  @Override
  public String advice(Reply reply) {
    return switch (reply.status()) {
      case 401, 403 ->
          "the secret 'key' of account '"
              + account
              + "' is not the server's api-key, or webserver-allow-from keeps this address out";
      case 404 -> "no such zone there; compare 'endpoint' and 'server_id'";
      default -> "";
    };
  }
}
