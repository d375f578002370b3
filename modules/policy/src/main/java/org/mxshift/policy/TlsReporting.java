package org.mxshift.policy;

import java.util.List;
import java.util.stream.Stream;
import org.mxshift.model.Name;

/**
 * Whom senders tell once a day how often TLS failed (RFC 8460 section 3).
 *
 * @param addresses {@code mailto:} and {@code https:} addresses, at least one
 */
public record TlsReporting(List<String> addresses) {

  private static final String PREFIX = "v=TLSRPTv1";

  /** Copies the list, and refuses what nobody could report to. */
  public TlsReporting {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("there is no rua");
    }
    for (String address : addresses) {
      if (!address.matches("(mailto:[^@ ]+@[^@ ]+|https://[^ ]+)")) {
        throw new IllegalArgumentException("rua is mailto: or https:, not '" + address + "'");
      }
    }
  }

  /** Where the record of a domain lives. */
  public static Name owner(Name domain) {
    return domain.child("_tls").child("_smtp");
  }

  /** Whether a text claims to be such a record; senders look at no other. */
  public static boolean isMeant(String text) {
    return text.matches("(?s)v=TLSRPTv1[ \\t]*;.*");
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException when senders cannot read it
   */
  public static TlsReporting parse(String text) {
    if (!isMeant(text)) {
      throw new IllegalArgumentException("a record begins with " + PREFIX + ";");
    }
    return new TlsReporting(
        Stream.of(text.split(";"))
            .map(String::strip)
            .filter(field -> field.matches("rua[ \\t]*=.*"))
            .limit(1)
            .flatMap(field -> Stream.of(field.substring(field.indexOf('=') + 1).split(",")))
            .map(String::strip)
            .filter(address -> !address.isEmpty())
            .toList());
  }
}
