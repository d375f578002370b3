package org.mxshift.policy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;

/**
 * What DNS says of the key or certificate of a mail host (RFC 6698 section 2.1).
 *
 * @param usage 2 for an issuer, 3 for the host's own; 0 and 1 say nothing in SMTP (RFC 7672 section
 *     3.1.3)
 * @param selector 0 for the whole certificate, 1 for its public key
 * @param matching 0 for the thing itself, 1 for its SHA-256, 2 for its SHA-512
 * @param data hexadecimal digits in lower case
 */
public record Tlsa(int usage, int selector, int matching, String data) {

  /** The type of the record. */
  public static final RecordType TYPE = RecordType.of("TLSA");

  /** The usage of an issuer's key. */
  static final int TRUST_ANCHOR = 2;

  private static final int END_ENTITY = 3;
  private static final int LONGEST_HOST = 253 - "_25._tcp.".length();
  private static final int FIELDS = 4;
  private static final int PUBLIC_KEY = 1;

  /** Refuses numbers beyond an octet, and data that is no octets. */
  public Tlsa {
    if (usage < 0 || usage > 255 || selector < 0 || selector > 255 || matching < 0) {
      throw new IllegalArgumentException("usage, selector and matching are 0 to 255");
    }
    if (!data.matches("([0-9a-f]{2})+")) {
      throw new IllegalArgumentException("a TLSA record ends with hexadecimal digits");
    }
  }

  /**
   * Reads master-file form, such as {@code 3 1 1 0123...}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Tlsa parse(String text) {
    String[] fields = text.strip().split("\\s+", FIELDS);
    if (fields.length < FIELDS || !text.matches("\\s*(\\d{1,3}\\s+){3}.*")) {
      throw new IllegalArgumentException("a TLSA record is three numbers and data: " + text);
    }
    return new Tlsa(
        Integer.parseInt(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        fields[3].replaceAll("\\s", "").toLowerCase(Locale.ROOT));
  }

  /** Those of these records, in master-file form, that a sender can do something with. */
  public static List<Tlsa> usable(Collection<String> texts) {
    List<Tlsa> records = new ArrayList<>();
    for (String text : texts) {
      try {
        records.add(parse(text));
      } catch (IllegalArgumentException e) {
        // No sender can use it either.
      }
    }
    return records.stream().filter(Tlsa::isUsable).toList();
  }

  /**
   * Where the records of a mail host live (RFC 7672 section 2.2.3). Nowhere when its name is so
   * long that no such name fits into DNS (RFC 1035 section 2.3.4), or begins with an asterisk,
   * which is no name of a host: it can have none.
   */
  public static Optional<Name> owner(Name host) {
    return host.text().length() > LONGEST_HOST || host.text().startsWith("*")
        ? Optional.empty()
        : Optional.of(host.child("_tcp").child("_25"));
  }

  /** Whether a sender can do something with it; with none that it can, it only asks for TLS. */
  public boolean isUsable() {
    return (usage == TRUST_ANCHOR || usage == END_ENTITY)
        && selector <= PUBLIC_KEY
        && (matching == 0 || length() == data.length());
  }

  private int length() {
    return switch (matching) {
      case 1 -> 64;
      case 2 -> 128;
      default -> -1;
    };
  }

  /** Whether it speaks of this very certificate, apart from its place in a chain. */
  boolean isOf(X509Certificate certificate) {
    try {
      byte[] part =
          selector == PUBLIC_KEY ? certificate.getPublicKey().getEncoded() : encoded(certificate);
      byte[] said = matching == 0 ? part : digest(part);
      return isUsable() && Arrays.equals(HexFormat.of().parseHex(data), said);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256 and SHA-512", e);
    }
  }

  private byte[] digest(byte[] octets) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance(matching == 1 ? "SHA-256" : "SHA-512").digest(octets);
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      return "unreadable".getBytes(US_ASCII); // matches nothing
    }
  }

  @Override
  public String toString() {
    return usage + " " + selector + " " + matching + " " + data;
  }
}
