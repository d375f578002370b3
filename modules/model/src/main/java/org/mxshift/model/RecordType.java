package org.mxshift.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The type of a record set by its mnemonic, such as {@code MX} (RFC 1035 section 3.2.2); unknown
 * types are written {@code TYPE123} (RFC 3597).
 *
 * @param mnemonic upper-case letters and digits
 */
public record RecordType(String mnemonic) implements Comparable<RecordType> {

  private static final Pattern MNEMONIC = Pattern.compile("[A-Z][A-Z0-9]{0,15}");

  /** Mail exchange. */
  public static final RecordType MX = new RecordType("MX");

  /** Text, among them SPF and the ids of transport policies. */
  public static final RecordType TXT = new RecordType("TXT");

  /** IPv4 address. */
  public static final RecordType A = new RecordType("A");

  /** IPv6 address. */
  public static final RecordType AAAA = new RecordType("AAAA");

  /** Alias. */
  public static final RecordType CNAME = new RecordType("CNAME");

  /** Authoritative name server. */
  public static final RecordType NS = new RecordType("NS");

  /** Refuses what is not a mnemonic. */
  public RecordType {
    if (!MNEMONIC.matcher(mnemonic).matches()) {
      throw new IllegalArgumentException(
          "'" + mnemonic.replaceAll("[^ -~]", "?") + "' is not a record type");
    }
  }

  /** Reads a mnemonic of any case. */
  public static RecordType of(String typed) {
    return new RecordType(typed.toUpperCase(Locale.ROOT));
  }

  /** Written out: see {@link Name#equals}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RecordType type && mnemonic.equals(type.mnemonic);
  }

  @Override
  public int hashCode() {
    return mnemonic.hashCode();
  }

  @Override
  public int compareTo(RecordType other) {
    return mnemonic.compareTo(other.mnemonic);
  }

  @Override
  public String toString() {
    return mnemonic;
  }
}
