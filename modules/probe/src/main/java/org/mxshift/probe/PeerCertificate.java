package org.mxshift.probe;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mxshift.model.Name;

/**
 * The certificate a mail host showed, and what a sender that cares would think of it. The probe
 * itself goes on whatever it shows, as most senders do.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param chain what was sent, the host's own first
 * @param namesHost whether one of its names is the mail host (RFC 8461 section 4.1)
 * @param inTime whether now lies within its validity
 * @param distrust why the chain does not end at a public root; empty when it does
 */
public record PeerCertificate(
    String protocol,
    List<X509Certificate> chain,
    boolean namesHost,
    boolean inTime,
    Optional<String> distrust) {

  private static final int DNS_NAME = 2;

  /** Copies the chain, which has at least the host's own certificate. */
  public PeerCertificate {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a host shows at least its own certificate");
    }
  }

  static PeerCertificate of(
      String protocol,
      List<X509Certificate> chain,
      Name host,
      Instant now,
      Optional<String> distrust) {
    X509Certificate own = chain.get(0);
    boolean inTime =
        !now.isBefore(own.getNotBefore().toInstant())
            && !now.isAfter(own.getNotAfter().toInstant());
    boolean named = names(own).stream().anyMatch(name -> covers(name, host.text()));
    return new PeerCertificate(protocol, chain, named, inTime, distrust);
  }

  /** The end of the validity of the host's own certificate. */
  public Instant expires() {
    return chain.get(0).getNotAfter().toInstant();
  }

  /** Whether a sender that enforces MTA-STS would take it. */
  public boolean isGood() {
    return namesHost && inTime && distrust.isEmpty();
  }

  /** The DNS names in the certificate; the common name is none (RFC 8461 section 4.2). */
  static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all == null) {
        return List.of();
      }
      return all.stream()
          .filter(entry -> entry.get(0).equals(DNS_NAME))
          .map(entry -> ((String) entry.get(1)).toLowerCase(Locale.ROOT))
          .toList();
    } catch (CertificateParsingException e) {
      return List.of(); // names nobody can read name nobody
    }
  }

  /** A wildcard stands for the whole first label and for no other. */
  static boolean covers(String name, String host) {
    int dot = host.indexOf('.');
    return name.equals(host) || (dot > 0 && name.equals("*" + host.substring(dot)));
  }

  /** The certificate as evidence. */
  @Override
  public String toString() {
    return protocol
        + " certificate "
        + Shown.line(names(chain.get(0)).toString())
        + (namesHost ? " names the host" : " does not name the host")
        + (inTime ? ", expires " : ", is out of its time, expires ")
        + expires()
        + distrust.map(why -> ", not trusted: " + why).orElse(", trusted");
  }
}
