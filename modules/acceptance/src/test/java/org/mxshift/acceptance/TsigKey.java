package org.mxshift.acceptance;

import java.security.SecureRandom;
import java.util.Base64;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/** A shared key of RFC 8945 (hmac-sha256) for one test server; {@code secret} is base64. */
record TsigKey(String name, String secret) {
  static final String ALGORITHM = "hmac-sha256";

  static TsigKey random() {
    SecureRandom random = new SecureRandom();
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return new TsigKey(
        "test-" + random.nextInt(1_000_000), Base64.getEncoder().encodeToString(secret));
  }

  TSIG dnsjava() {
    try {
      return new TSIG(
          TSIG.HMAC_SHA256, Name.fromString(name + "."), Base64.getDecoder().decode(secret));
    } catch (TextParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
