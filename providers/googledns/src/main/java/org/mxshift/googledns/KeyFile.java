package org.mxshift.googledns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.mxshift.adapter.SignedToken;
import org.mxshift.spi.Options;

/**
 * The key of a service account, as the JSON file that Google hands out.
 *
 * @param signer its text shows nothing of the key
 * @param project whose account it is; perhaps empty
 */
record KeyFile(SignedToken.Signer signer, String project) {

  /** Throws what may quote the file when it is no such key. */
  static KeyFile read(String text) throws JsonProcessingException, GeneralSecurityException {
    JsonNode file = JsonMapper.builder().build().readTree(text);
    String email = file.path("client_email").asText();
    URI giver =
        Options.safe(file.path("token_uri").asText())
            .filter(uri -> file.path("type").asText().equals("service_account"))
            .filter(uri -> !email.isEmpty())
            .orElseThrow(IllegalArgumentException::new);
    String pem = file.path("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
    PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(spec);
    String id = file.path("private_key_id").asText();
    return new KeyFile(
        new SignedToken.Signer(email, id, key, giver), file.path("project_id").asText());
  }
}
