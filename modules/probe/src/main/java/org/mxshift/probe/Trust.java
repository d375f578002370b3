package org.mxshift.probe;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * Whom a probe believes, where senders would not go on with just anybody: those who serve policies,
 * mail hosts under such a policy, and those who sign zones.
 *
 * @param httpsPort where policies are served; 443 outside tests
 * @param roots who vouches for them and for mail hosts; empty for the Java platform's public roots
 * @param anchors DS or DNSKEY records where chains of trust begin, one line each
 */
public record Trust(int httpsPort, Optional<X509TrustManager> roots, List<String> anchors) {

  /** The keys of the root zone, of 2017 and of 2024, as IANA publishes them. */
  private static final List<String> ROOT =
      List.of(
          ". 86400 IN DS 20326 8 2"
              + " E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
          ". 86400 IN DS 38696 8 2"
              + " 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16");

  /** What serves on the public network. */
  public static final Trust USUAL = new Trust(443, Optional.empty(), ROOT);

  /** Copies the list. */
  public Trust {
    anchors = List.copyOf(anchors);
    if (httpsPort < 1 || httpsPort > 65_535) {
      throw new IllegalArgumentException("an HTTPS port is 1 to 65535, this one is " + httpsPort);
    }
  }
}
