package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Who may call: ready tokens, and service accounts that sign for one (RFC 7523). */
final class GoogleTokens {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String SCOPES = "https://www.googleapis.com/auth/ndev.clouddns.";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final JsonMapper json;
  private final InstantSource clock;
  private final String audience;
  private final Map<String, Granted> granted = new HashMap<>();
  private final Map<String, Signer> accounts = new HashMap<>();

  private record Granted(boolean scopeWrites, boolean writes, Instant until) {}

  private record Signer(PublicKey key, boolean writes) {}

  GoogleTokens(JsonMapper json, InstantSource clock, String audience) {
    this.json = json;
    this.clock = clock;
    this.audience = audience;
  }

  void admit(String token, boolean writes) {
    granted.put(token, new Granted(true, writes, clock.instant().plus(HOUR)));
  }

  void admit(String email, PublicKey key, boolean writes) {
    accounts.put(email, new Signer(key, writes));
  }

  void check(String header, boolean writes) throws ApiRefusal {
    Granted right = header.startsWith("Bearer ") ? granted.get(header.substring(7)) : null;
    if (right == null || !clock.instant().isBefore(right.until())) {
      throw GoogleDnsZone.refusal(
          401, "authError", "Request had invalid authentication credentials.");
    }
    if (writes && !right.scopeWrites()) {
      throw GoogleDnsZone.refusal(
          403, "insufficientPermissions", "Request had insufficient authentication scopes.");
    }
    if (writes && !right.writes()) {
      throw GoogleDnsZone.refusal(403, "forbidden", "Forbidden");
    }
  }

  /** A token for a signature; nothing about it may be out of order. */
  ObjectNode exchanged(Map<String, String> form) throws ApiRefusal {
    if (!GRANT.equals(form.get("grant_type"))) {
      throw invalid("unsupported_grant_type", "Invalid grant_type");
    }
    String[] parts = form.getOrDefault("assertion", "").split("\\.");
    if (parts.length != 3) {
      throw invalid("invalid_grant", "Invalid JWT: must have three parts");
    }
    JsonNode head = decoded(parts[0]);
    JsonNode claims = decoded(parts[1]);
    Signer account = accounts.get(claims.path("iss").asText());
    if (account == null) {
      throw invalid("invalid_grant", "Invalid grant: account not found");
    }
    if (!head.path("alg").asText().equals("RS256") || !isSigned(account.key(), parts)) {
      throw invalid("invalid_grant", "Invalid JWT Signature.");
    }
    checkClaims(claims);
    boolean scope = claims.path("scope").asText().equals(SCOPES + "readwrite");
    String token = "ya29.fake-" + (granted.size() + 1);
    granted.put(token, new Granted(scope, account.writes(), clock.instant().plus(HOUR)));
    return json.createObjectNode().put("access_token", token).put("expires_in", HOUR.toSeconds());
  }

  private void checkClaims(JsonNode claims) throws ApiRefusal {
    if (!claims.path("aud").asText().equals(audience)) {
      throw invalid("invalid_grant", "Invalid JWT: failed audience check");
    }
    long now = clock.instant().getEpochSecond();
    long issued = claims.path("iat").asLong();
    long until = claims.path("exp").asLong();
    if (issued > now + 300 || until <= now || until - issued > HOUR.toSeconds()) {
      throw invalid(
          "invalid_grant",
          "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
              + " timeframe.");
    }
    String scope = claims.path("scope").asText();
    if (!Set.of(SCOPES + "readonly", SCOPES + "readwrite").contains(scope)) {
      throw invalid("invalid_scope", "Invalid OAuth scope.");
    }
  }

  private static boolean isSigned(PublicKey key, String[] parts) throws ApiRefusal {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ApiRefusal(400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private JsonNode decoded(String part) throws ApiRefusal {
    try {
      return json.readTree(new String(Base64.getUrlDecoder().decode(part), UTF_8));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ApiRefusal(400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private ApiRefusal invalid(String error, String description) {
    ObjectNode body = json.createObjectNode().put("error", error);
    return new ApiRefusal(400, body.put("error_description", description).toString());
  }
}
