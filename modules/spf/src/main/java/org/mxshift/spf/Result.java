package org.mxshift.spf;

import java.util.Locale;

/** What {@code check_host()} says about a sender (RFC 7208 section 2.6). */
public enum Result {
  /** There is no SPF record, or no domain that could have one. */
  NONE,
  /** The domain says nothing about this sender. */
  NEUTRAL,
  /** The sender may use the domain. */
  PASS,
  /** The sender may not use the domain. */
  FAIL,
  /** The sender probably may not use the domain. */
  SOFTFAIL,
  /** DNS failed; another time may give another result. */
  TEMPERROR,
  /** The record cannot be understood, or costs too much; only its owner can mend it. */
  PERMERROR;

  static Result of(char qualifier) {
    return switch (qualifier) {
      case '-' -> FAIL;
      case '~' -> SOFTFAIL;
      case '?' -> NEUTRAL;
      default -> PASS;
    };
  }

  /** As the RFC writes it: {@code pass}, {@code softfail}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
