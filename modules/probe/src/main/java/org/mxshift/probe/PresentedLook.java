package org.mxshift.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.LongSupplier;
import org.mxshift.model.Name;
import org.mxshift.spi.Presented.Chain;

/** Which certificates every address of a mail host shows. */
final class PresentedLook {

  private final ProbeSettings settings;
  private final InstantSource clock;
  private final SmtpSession session;

  PresentedLook(ProbeSettings settings, InstantSource clock, LongSupplier ticker) {
    this.settings = settings;
    this.clock = clock;
    this.session = new SmtpSession(settings, clock, ticker);
  }

  List<Chain> of(Name host, List<InetAddress> addresses) throws InterruptedException {
    return SideBySide.each(addresses, settings.width(), address -> of(host, address));
  }

  private Chain of(Name host, InetAddress address) {
    Transcript seen = session.shakeHands(host, new InetSocketAddress(address, settings.smtpPort()));
    return new Chain(
        address.getHostAddress(),
        seen.answered(),
        seen.certificate().map(PeerCertificate::chain).orElse(List.of()).stream()
            .map(PresentedLook::text)
            .toList(),
        seen.certificate().map(PeerCertificate::namesHost).orElse(false),
        seen.lines(),
        clock.instant());
  }

  private static String text(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("what was decoded can be encoded", e);
    }
  }
}
