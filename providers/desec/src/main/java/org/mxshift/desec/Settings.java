package org.mxshift.desec;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.mxshift.adapter.Credential;
import org.mxshift.adapter.Dialect;
import org.mxshift.adapter.Reply;
import org.mxshift.model.Name;
import org.mxshift.spi.Account;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Vocabulary;
import org.mxshift.spi.Zone;

/**
 * How to reach one domain, and what to do when that fails.
 *
 * @param account as messages name it
 * @param token goes with every call
 * @param domain the apex
 * @param endpoint of the API; ends with a slash
 * @param timeout for one call, connecting included; a second to five minutes
 */
record Settings(String account, Secret token, Name domain, URI endpoint, Duration timeout)
    implements Dialect {

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
        zone.name(),
        options.address("endpoint").orElse(API),
        options.timeout(Duration.ofSeconds(20)));
  }

  @Override
  public Credential credential() {
    return new Credential("Authorization", "Token ", token);
  }

  @Override
  public String advice(Reply reply) {
    return switch (reply.status()) {
      case 401 ->
          "the secret 'token' of account '"
              + account
              + "' is none, has run out, or may not be used from this address; make a new one";
      case 403 ->
          "give the token of account '"
              + account
              + "' a policy that lets it write MX and TXT of "
              + domain;
      case 404 -> "the account of this token has no such thing in a domain " + domain;
      default -> "";
    };
  }
}
