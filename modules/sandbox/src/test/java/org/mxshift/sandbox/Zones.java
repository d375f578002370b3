package org.mxshift.sandbox;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The zone and the addresses that the tests here share. */
final class Zones {
  static final String EXAMPLE =
      """
      $TTL 3600
      @            SOA   ns1.example.test. hostmaster.example.test. 100 600 60 86400 300
      @            NS    ns1.example.test.
      @            NS    ns2.example.test.
      @            MX    10 mail.old.example.test.
      @            MX    20 backup.old.example.test.
      @            TXT   "v=spf1 mx ip4:192.0.2.10 -all"
      @            TXT   "unrelated"
      ns1          A     127.0.0.1
      ns2          A     127.0.0.2
      mail.old     A     127.0.0.10
      mail.old     AAAA  ::1
      backup.old   A     127.0.0.11
      www          CNAME web.example.test.
      web          A     127.0.0.20
      dangling     CNAME nowhere.example.test.
      away         CNAME elsewhere.invalid.
      loop         CNAME loop.example.test.
      *.wild       MX    10 mail.old.example.test.
      known.wild   A     127.0.0.30
      sub          NS    ns.sub.example.test.
      ns.sub       A     127.0.0.40
      big          TXT   ( "0123456789012345678901234567890123456789012345678901234567890123456789"
                           "0123456789012345678901234567890123456789012345678901234567890123456789"
                           "0123456789012345678901234567890123456789012345678901234567890123456789"
                           "0123456789012345678901234567890123456789012345678901234567890123456789"
                           "0123456789012345678901234567890123456789012345678901234567890123456789"
                           "0123456789012345678901234567890123456789012345678901234567890123456789"
                           "0123456789012345678901234567890123456789012345678901234567890123456789"
                           "0123456789012345678901234567890123456789012345678901234567890123456789"
                           )
      """;

  private Zones() {}

  static ZoneVersion example() {
    return ZoneVersion.parse("example.test", EXAMPLE);
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
