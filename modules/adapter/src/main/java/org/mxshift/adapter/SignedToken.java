package org.mxshift.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;

/**
 * A token that is given for a while for what a key signs (RFC 7523), had anew before it runs out.
 */
public final class SignedToken {
  private static final Duration VALID = Duration.ofHours(1);
  private static final Duration SPARE = Duration.ofMinutes(1);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String GRANT =
      "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";

  private final Signer signer;
  private final String scope;
  private final Duration timeout;
  private final InstantSource clock;
  private Optional<Secret> token = Optional.empty();
  private Instant until = Instant.MIN;

  /**
   * Who signs.
   *
   * @param issuer its name
   * @param keyId the giver's for the key
   * @param key of RSA
   * @param giver where tokens are given
   */
  public record Signer(String issuer, String keyId, PrivateKey key, URI giver) {}

  /**
   * Asks for nothing yet.
   *
   * @param scope the right that is asked for
   */
  public SignedToken(Signer signer, String scope, Duration timeout, InstantSource clock) {
    this.signer = signer;
    this.scope = scope;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * The token.
   *
   * @param advice what to do when the signature is not taken
   */
  public Secret current(String advice) throws ProviderException {
    if (token.isEmpty() || !clock.instant().isBefore(until)) {
      token = Optional.of(fetch(advice));
    }
    return token.get();
  }

  private Secret fetch(String advice) throws ProviderException {
    Instant now = clock.instant();
    String what = "Asked for a token for " + signer.issuer();
    Secret wish = new Secret(wish(what, now));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(signer.giver())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(GRANT + wish.reveal()));
    Reply reply = new Sending(timeout).once(what, request, wish, Failure.BUSY);
    String given = reply.body().path("access_token").asText();
    if (reply.isDone() && given.matches("[!-~]+")) {
      until = now.plusSeconds(reply.body().path("expires_in").asLong()).minus(SPARE);
      return new Secret(given);
    }
    String giver = what + ", " + signer.giver().getAuthority();
    if (reply.isDone()) { // whatever it holds may be a token
      throw ProviderException.denied(giver + " gave no token; " + advice);
    }
    String said = giver + " " + reply.words();
    if (reply.status() / 100 == 5 || reply.status() == 429) {
      throw new ProviderException(Failure.BUSY, said, reply.pause());
    }
    throw ProviderException.denied(said + "; " + advice);
  }

  private String wish(String what, Instant now) throws ProviderException {
    ObjectNode head = JsonNodeFactory.instance.objectNode().put("alg", "RS256").put("typ", "JWT");
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("iss", signer.issuer()).put("aud", signer.giver().toString()).put("scope", scope);
    claims.put("iat", now.getEpochSecond()).put("exp", now.plus(VALID).getEpochSecond());
    String signed = encoded(head.put("kid", signer.keyId())) + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer.key());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw ProviderException.denied(what + ", its key cannot sign with RSA");
    }
  }

  private static String encoded(JsonNode part) {
    return BASE64.encodeToString(part.toString().getBytes(UTF_8));
  }
}
