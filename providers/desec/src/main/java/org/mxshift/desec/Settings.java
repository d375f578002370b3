package org.mxshift.desec;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.mxshift.spi.Account;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;

/**
 * How to reach one domain.
 *
 * @param account as messages name it
 * @param token goes with every call
 * @param endpoint of the API; ends with a slash
 * @param timeout for one call, connecting included; a second to five minutes
 */
record Settings(String account, Secret token, URI endpoint, Duration timeout) {

  static final Vocabulary WORDS =
      new Vocabulary(
          "desec",
          Map.of(),
          Map.of(
              "endpoint", "where to call instead of desec.io; https, or http on this machine",
              "timeout", "for one call; 20s if not said otherwise"),
          Map.of("token", "a token of deSEC whose policies allow MX and TXT of the domain"));

  private static final URI API = URI.create("https://desec.io/api/v1/");

  static Settings of(Account account, Zone zone) throws ProviderException {
    Options options = WORDS.read(account, zone);
    return new Settings(
        account.name(),
        options.token("token").orElseThrow(() -> options.missing("token")),
        options.address("endpoint").orElse(API),
        options.timeout(Duration.ofSeconds(20)));
  }

  /** The text without the token, should anybody have repeated it. */
  String conceal(String text) {
    return text.replace(token.reveal(), "***");
  }
}
