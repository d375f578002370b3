package org.mxshift.policy;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * The certificates that a mail host showed, and whether TLSA records speak of them (RFC 7672
 * section 3).
 *
 * @param certificates the host's own first
 * @param namesHost whether the first one names the host
 */
public record PresentedChain(List<X509Certificate> certificates, boolean namesHost) {

  /** Copies the list, which has at least the host's own. */
  public PresentedChain {
    certificates = List.copyOf(certificates);
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("a host shows at least its own certificate");
    }
  }

  /**
   * Reads certificates in DER, each as Base64.
   *
   * @throws IllegalArgumentException when one cannot be read
   */
  public static PresentedChain of(List<String> texts, boolean namesHost) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> read = new ArrayList<>();
      for (String text : texts) {
        byte[] octets = Base64.getDecoder().decode(text);
        read.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(octets)));
      }
      return new PresentedChain(read, namesHost);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("a certificate that nobody can read", e);
    }
  }

  /**
   * Whether one of the records is met: by the host's own certificate, whatever its names and dates
   * (usage 3), or by an issuer that was sent along, from which the chain holds and whose host is
   * named (usage 2).
   *
   * @param now decides whether the chain is in its time
   */
  public boolean meets(Collection<Tlsa> records, Instant now) {
    return records.stream().anyMatch(record -> meets(record, now));
  }

  private boolean meets(Tlsa record, Instant now) {
    if (record.usage() != Tlsa.TRUST_ANCHOR) {
      return record.isOf(certificates.get(0));
    }
    for (int i = 0; i < certificates.size(); i++) {
      if (record.isOf(certificates.get(i))) {
        return namesHost && holdsUpTo(i, now);
      }
    }
    return false;
  }

  private boolean holdsUpTo(int anchor, Instant now) {
    for (int i = 0; i < anchor; i++) {
      X509Certificate issued = certificates.get(i);
      boolean inTime =
          !now.isBefore(issued.getNotBefore().toInstant())
              && !now.isAfter(issued.getNotAfter().toInstant());
      if (!inTime || !isBy(issued, certificates.get(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBy(X509Certificate issued, X509Certificate issuer) {
    try {
      issued.verify(issuer.getPublicKey());
      return issuer.getBasicConstraints() >= 0;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
