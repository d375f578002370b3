package org.mxshift.model;

/**
 * One value of a record set: typed where the program must understand it, presentation text where it
 * need not.
 *
 * <p>Order is by the text, except that MX records come in the order senders try them.
 */
public sealed interface Rdata extends Comparable<Rdata> permits Mx, Other, Txt {

  /** The value in master-file form (RFC 1035 section 5.1), names absolute. */
  String text();

  @Override
  default int compareTo(Rdata other) {
    if (this instanceof Mx one && other instanceof Mx two) {
      return Mx.ORDER.compare(one, two);
    }
    return text().compareTo(other.text());
  }

  /**
   * Reads a value of the given type from its master-file form. IPv6 addresses get the one spelling
   * of RFC 5952, so that two spellings of one address are equal; what is no address is kept.
   *
   * @throws IllegalArgumentException when the text is no such value
   */
  static Rdata parse(RecordType type, String text) {
    if (type.equals(RecordType.MX)) {
      return Mx.parse(text);
    }
    if (type.equals(RecordType.AAAA)) {
      return new Other(Ipv6Text.canonical(text));
    }
    return type.equals(RecordType.TXT) ? Txt.parse(text) : new Other(text);
  }
}
