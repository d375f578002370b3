package org.mxshift.googledns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;

/** The token that goes with every call: a ready one, or one that is had for the key's signature. */
final class Token {
  static final String READ = "https://www.googleapis.com/auth/ndev.clouddns.readonly";
  static final String WRITE = "https://www.googleapis.com/auth/ndev.clouddns.readwrite";

  private static final Duration SPARE = Duration.ofMinutes(1);
  private static final String GRANT =
      "grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", UTF_8);

  private final Settings settings;
  private final String scope;
  private final InstantSource clock;
  private Optional<Secret> fetched = Optional.empty();
  private Instant until = Instant.MIN;

  /**
   * @param scope the right that is asked for; a ready token has its own
   */
  Token(Settings settings, String scope, InstantSource clock) {
    this.settings = settings;
    this.scope = scope;
    this.clock = clock;
  }

  /** The token, had anew when it is about to run out. */
  synchronized Secret current(Wire wire) throws ProviderException {
    if (settings.token().isPresent()) {
      return settings.token().get();
    }
    KeyFile key = settings.key().orElseThrow();
    if (fetched.isEmpty() || !clock.instant().isBefore(until)) {
      fetched = Optional.of(fetch(wire, key));
    }
    return fetched.get();
  }

  private Secret fetch(Wire wire, KeyFile key) throws ProviderException {
    Instant now = clock.instant();
    String assertion = assertion(key, now);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(key.tokenUri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(GRANT + "&assertion=" + assertion));
    String what = "Asked for a token for " + key.email();
    Reply reply = wire.send(what, request, Failure.BUSY);
    String token = reply.body().path("access_token").asText();
    if (reply.isDone() && token.matches("[!-~]+")) {
      until = now.plusSeconds(reply.body().path("expires_in").asLong()).minus(SPARE);
      return new Secret(token);
    }
    String said = what + ", " + key.tokenUri().getAuthority() + " " + reply.words(assertion);
    if (reply.status() / 100 == 5 || reply.status() == 429) {
      throw new ProviderException(Failure.BUSY, said, reply.pause());
    }
    throw ProviderException.denied(
        said
            + "; make a new key for the secret 'key' of account '"
            + settings.account()
            + "', or set the clock of this machine");
  }

  private String assertion(KeyFile key, Instant now) throws ProviderException {
    try {
      return key.assertion(scope, now);
    } catch (GeneralSecurityException e) {
      throw ProviderException.denied(
          "account '" + settings.account() + "': the secret 'key' cannot sign with RSA");
    }
  }
}
