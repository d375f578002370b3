package org.mxshift.sandbox;

import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;

/**
 * A shared key for signed messages (RFC 8945). It prints its name, never its secret.
 *
 * <p>Algorithms as dnsjava names them, {@code hmac-sha256} and its family; the final dot may be
 * left out.
 */
public final class TsigKey {
  private final Name name;
  private final Name algorithm;
  private final byte[] secret;

  private TsigKey(Name name, Name algorithm, byte[] secret) {
    this.name = name;
    this.algorithm = algorithm;
    this.secret = secret;
  }

  /**
   * A key as configuration files write it.
   *
   * @param base64 the secret in base 64 (RFC 4648 section 4)
   * @throws IllegalArgumentException if the name is no domain name, the algorithm is unknown or the
   *     secret is not base 64
   */
  public static TsigKey of(String name, String algorithm, String base64) {
    Name known = TSIG.algorithmToName(algorithm.toLowerCase(Locale.ROOT));
    return new TsigKey(ZoneVersion.name(name), known, Base64.getDecoder().decode(base64));
  }

  /** A fresh hmac-sha256 key of 256 bits. */
  public static TsigKey fresh(String name, RandomGenerator random) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return new TsigKey(ZoneVersion.name(name), TSIG.HMAC_SHA256, secret);
  }

  /** The key's name, absolute. */
  public Name name() {
    return name;
  }

  /** The key's name as text, for handing to a client. */
  public String id() {
    return name.toString(true);
  }

  /** The algorithm's name without the final dot, such as {@code hmac-sha256}. */
  public String algorithm() {
    return algorithm.toString(true);
  }

  /** The secret in base 64, for handing to a client. */
  public String secret() {
    return Base64.getEncoder().encodeToString(secret);
  }

  /** A signer and verifier that tells the time by this clock. */
  public TSIG tsig(Clock clock) {
    return new TSIG(algorithm, name, key(), clock);
  }

  SecretKeySpec key() {
    return new SecretKeySpec(secret, "RAW");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TsigKey key
        && name.equals(key.name)
        && algorithm.equals(key.algorithm)
        && Arrays.equals(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return algorithm() + ":" + name + ":***";
  }
}
