package org.mxshift.spf;

/** The kinds of DNS records that judging a sender needs (RFC 7208 sections 3 and 5). */
public enum RecordKind {
  /** IPv4 addresses; a value is one such as {@code 192.0.2.1}. */
  A,
  /** IPv6 addresses; a value is one such as {@code 2001:db8::1}. */
  AAAA,
  /**
   * Mail hosts; a value is the name of one, without its preference; a null MX is empty or a dot.
   */
  MX,
  /** The names of an address; a value is one of them. */
  PTR,
  /** Texts; a value is one record with its strings joined, each octet one character. */
  TXT
}
