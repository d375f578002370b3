package org.mxshift.probe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Self-signed certificates, made in this process. */
final class Certificates {

  private Certificates() {}

  /**
   * A server's TLS with a certificate of its own.
   *
   * @param begins from when on it is valid, in days from now; negative is past
   * @param days how long it is valid
   * @param names the DNS names in it
   */
  static SSLContext of(int begins, int days, String... names) {
    return pair(begins, days, names).server();
  }

  /**
   * A server, and a client that trusts nobody else.
   *
   * @param server shows the certificate
   * @param roots has it as its only root
   */
  record Pair(SSLContext server, X509TrustManager roots) {}

  /** As {@link #of}, with those who trust it. */
  static Pair pair(int begins, int days, String... names) {
    HeldCertificate held = builder(begins, days, names).build();
    HandshakeCertificates both =
        new HandshakeCertificates.Builder()
            .heldCertificate(held)
            .addTrustedCertificate(held.certificate())
            .build();
    return new Pair(both.sslContext(), both.trustManager());
  }

  /** Who signs certificates of others. */
  static HeldCertificate authority() {
    return new HeldCertificate.Builder().certificateAuthority(0).build();
  }

  /** Who believes what that authority signs. */
  static X509TrustManager trusting(HeldCertificate authority) {
    return new HandshakeCertificates.Builder()
        .addTrustedCertificate(authority.certificate())
        .build()
        .trustManager();
  }

  /** As {@link #of}, by that authority. */
  static SSLContext signedBy(HeldCertificate authority, int begins, int days, String... names) {
    HeldCertificate held = builder(begins, days, names).signedBy(authority).build();
    return new HandshakeCertificates.Builder()
        .heldCertificate(held, authority.certificate())
        .build()
        .sslContext();
  }

  private static HeldCertificate.Builder builder(int begins, int days, String... names) {
    Instant from = Instant.now().plus(begins, ChronoUnit.DAYS);
    Instant until = from.plus(days, ChronoUnit.DAYS);
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder()
            .commonName("mail")
            .validityInterval(from.toEpochMilli(), until.toEpochMilli());
    for (String name : names) {
      builder.addSubjectAlternativeName(name);
    }
    return builder;
  }
}
