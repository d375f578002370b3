package org.mxshift.googledns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;

/**
 * The key of a service account, as the JSON file that Google hands out, and what it signs (RFC
 * 7523). Never shown.
 */
final class KeyFile {

  /** The longest that Google takes. */
  private static final Duration VALID = Duration.ofHours(1);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final JsonNode file;
  private final URI tokenUri;
  private final PrivateKey key;

  private KeyFile(JsonNode file, URI tokenUri, PrivateKey key) {
    this.file = file;
    this.tokenUri = tokenUri;
    this.key = key;
  }

  /**
   * Reads the secret of this name, if there is one.
   *
   * @throws ProviderException when it is something else; causes are left out, they quote it
   */
  static Optional<KeyFile> of(Options options, String name) throws ProviderException {
    Optional<String> text = options.secret(name).map(secret -> secret.reveal());
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(read(text.get()));
    } catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException e) {
      throw ProviderException.denied(
          "account '"
              + options.account()
              + "': the secret '"
              + name
              + "' is not the JSON key of a service account; give the whole file that 'gcloud iam"
              + " service-accounts keys create' writes");
    }
  }

  private static KeyFile read(String text)
      throws JsonProcessingException, GeneralSecurityException {
    JsonNode file = JsonMapper.builder().build().readTree(text);
    URI tokenUri =
        Options.safe(file.path("token_uri").asText())
            .filter(uri -> file.path("type").asText().equals("service_account"))
            .filter(uri -> !file.path("client_email").asText().isEmpty())
            .orElseThrow(IllegalArgumentException::new);
    String pem = file.path("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
    return new KeyFile(file, tokenUri, KeyFactory.getInstance("RSA").generatePrivate(spec));
  }

  URI tokenUri() {
    return tokenUri;
  }

  Optional<String> project() {
    return Optional.of(file.path("project_id").asText()).filter(id -> !id.isEmpty());
  }

  /** Who it is for, for messages. */
  String email() {
    return file.path("client_email").asText();
  }

  /** A signed wish for a token of that scope. */
  String assertion(String scope, Instant now) throws GeneralSecurityException {
    ObjectNode head = JsonNodeFactory.instance.objectNode().put("alg", "RS256").put("typ", "JWT");
    head.put("kid", file.path("private_key_id").asText());
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("iss", email()).put("scope", scope).put("aud", tokenUri.toString());
    claims.put("iat", now.getEpochSecond()).put("exp", now.plus(VALID).getEpochSecond());
    String signed = encoded(head) + "." + encoded(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + BASE64.encodeToString(signature.sign());
  }

  private static String encoded(JsonNode part) {
    return BASE64.encodeToString(part.toString().getBytes(UTF_8));
  }
}
