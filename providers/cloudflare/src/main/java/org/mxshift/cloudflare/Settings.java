package org.mxshift.cloudflare;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mxshift.spi.Account;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Vocabulary;
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

  static final Vocabulary WORDS =
      new Vocabulary(
          "cloudflare",
          Map.of("zone_id", "the zone's id; needed where the token sees two zones of one name"),
          Map.of(
              "endpoint", "where to call instead of Cloudflare; https, or http on this machine",
              "timeout", "for one call; 20s if not said otherwise"),
          Map.of("token", "an API token with Zone Read, DNS Read and DNS Edit for the zone"));

  private static final URI API = URI.create("https://api.cloudflare.com/client/v4/");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  static Settings of(Account account, Zone zone) throws ProviderException {
    Options options = WORDS.read(account, zone);
    return new Settings(
        account.name(),
        options.token("token").orElseThrow(() -> options.missing("token")),
        options.text("zone_id", ID, "the id of a zone, which is 32 hex digits"),
        options.address("endpoint").orElse(API),
        options.timeout(Duration.ofSeconds(20)));
  }

  /** Whether the host repeats the token, which no answer has a use for. */
  boolean isIn(String text) {
    return token.isIn(text);
  }

  /** The text without the token, should anybody have repeated it. */
  String conceal(String text) {
    return text.replace(token.reveal(), "***");
  }
}
