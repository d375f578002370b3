package org.mxshift.acceptance;

import java.util.List;

/**
 * A zone as a test writes it: {@code origin} with its final dot, and master-file lines (RFC 1035
 * section 5) without the SOA, which is made here with a negative TTL in seconds (RFC 2308).
 */
record ZoneText(String origin, int negativeTtl, List<String> lines) {

  ZoneText {
    lines = List.copyOf(lines);
    if (!origin.endsWith(".")) {
      throw new IllegalArgumentException("write the origin with its final dot: " + origin);
    }
    if (lines.stream().noneMatch(line -> line.matches("@.*\\sNS\\s.*"))) {
      throw new IllegalArgumentException(origin + " needs a line such as: @ 60 IN NS ns1");
    }
  }

  static ZoneText of(String origin, String... lines) {
    return new ZoneText(origin, 5, List.of(lines));
  }

  /** The master file, serial 1. */
  String text() {
    String soa = "@ 60 IN SOA ns1 hostmaster 1 3600 600 1209600 " + negativeTtl;
    return "$ORIGIN " + origin + "\n$TTL 60\n" + soa + "\n" + String.join("\n", lines) + "\n";
  }

  /** The origin without its final dot, as configuration files and file names want it. */
  String bare() {
    return origin.substring(0, origin.length() - 1);
  }
}
