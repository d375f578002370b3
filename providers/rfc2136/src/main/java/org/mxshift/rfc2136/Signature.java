package org.mxshift.rfc2136;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Options;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/** Makes a TSIG key (RFC 8945) of an account, without ever showing its secret. */
final class Signature {
  private Signature() {}

  /** The key, or nothing when the account names none or has no secret for it. */
  static Optional<TSIG> of(Options options) throws ProviderException {
    Optional<String> name = options.text("key");
    Optional<Secret> secret = options.secret("secret").or(() -> options.secret("key"));
    if (name.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    Name algorithm = algorithm(options.text("algorithm").orElse("hmac-sha256"));
    return Optional.of(
        new TSIG(algorithm, keyName(name.get()), octets(options.account(), secret.get())));
  }

  private static Name algorithm(String word) throws ProviderException {
    try {
      return TSIG.algorithmToName(word.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ProviderException.refused(
          "'algorithm: " + word + "' is unknown; TSIG keys are hmac-sha256, hmac-sha512 or alike");
    }
  }

  private static Name keyName(String name) throws ProviderException {
    try {
      return Name.fromString(name, Name.root);
    } catch (TextParseException e) {
      throw ProviderException.refused("'key: " + name + "' is no key name, which is a domain name");
    }
  }

  /** The cause is left out: its text quotes characters of the secret. */
  private static byte[] octets(String account, Secret secret) throws ProviderException {
    try {
      byte[] octets = Base64.getDecoder().decode(secret.reveal().strip());
      if (octets.length > 0) {
        return octets;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without a word of it.
    }
    throw new ProviderException(
        Failure.DENIED,
        "the TSIG secret of account '"
            + account
            + "' is not base64; give what stands in quotes after 'secret' in the server's key");
  }
}
