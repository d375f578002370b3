package org.mxshift.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.security.PrivateKey;
import java.util.Base64;

/**
 * The key file of a service account, as Google hands it out: JSON with a PKCS #8 key in PEM.
 *
 * @param project the project that it belongs to
 * @param email whose it is
 * @param key what it signs with
 * @param tokenUri who gives tokens for what is signed, such as {@link GoogleDnsFake#tokenUri}
 */
public record GoogleKeyFile(String project, String email, PrivateKey key, URI tokenUri) {

  /** What the file says. */
  public String text() {
    String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return JsonMapper.builder()
        .build()
        .createObjectNode()
        .put("type", "service_account")
        .put("project_id", project)
        .put("private_key_id", "k1")
        .put(
            "private_key", "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
        .put("client_email", email)
        .put("token_uri", tokenUri.toString())
        .toPrettyString();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "the key file of " + email;
  }
}
