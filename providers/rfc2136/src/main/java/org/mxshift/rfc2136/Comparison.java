package org.mxshift.rfc2136;

import java.util.List;

/** What an update asks the server to compare before it writes. */
enum Comparison {

  /** All values of the set (RFC 2136 section 2.4.2); TTLs are not seen by a prerequisite. */
  RRSET,

  /**
   * The SOA as well, and with it the whole zone, TTLs included. Some servers never match the SOA
   * they serve (BIND with inline signing): after two fresh ones were refused the values alone are
   * compared.
   */
  SOA;

  /** For each update that is sent at most, whether the SOA is in it. */
  List<Boolean> attempts() {
    return this == SOA ? List.of(true, true, false) : List.of(false);
  }
}
