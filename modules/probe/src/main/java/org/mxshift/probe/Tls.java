package org.mxshift.probe;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.mxshift.model.Name;

/**
 * Opportunistic TLS: any certificate will do to go on (RFC 7435), and what a strict sender would
 * think of it is written down.
 */
final class Tls {

  private final SSLContext context;
  private final X509TrustManager roots;
  private final InstantSource clock;

  /** Believes these roots, or the Java platform's public ones. */
  Tls(InstantSource clock, Optional<X509TrustManager> believed) {
    try {
      this.clock = clock;
      this.roots = believed.isPresent() ? believed.get() : publicRoots();
      this.context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TakesAny()}, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no TLS", e);
    }
  }

  /**
   * A secured connection and the certificate behind it.
   *
   * @param socket the handshake is done
   * @param certificate what the host showed
   */
  record Secured(SSLSocket socket, PeerCertificate certificate) {}

  /** Shakes hands over a connection, asking for the host by its name (SNI). */
  Secured secure(Socket plain, Name host) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, host.text(), plain.getPort(), true);
    socket.startHandshake();
    Certificate[] sent = socket.getSession().getPeerCertificates();
    List<X509Certificate> chain = Arrays.stream(sent).map(X509Certificate.class::cast).toList();
    String protocol = socket.getSession().getProtocol();
    return new Secured(
        socket, PeerCertificate.of(protocol, chain, host, clock.instant(), distrust(chain)));
  }

  private Optional<String> distrust(List<X509Certificate> chain) {
    try {
      roots.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
      return Optional.empty();
    } catch (CertificateException e) {
      return Optional.of(Shown.line(String.valueOf(e.getMessage())));
    }
  }

  private static X509TrustManager publicRoots() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
  }

  /** Judges nothing, so that the chain can be looked at afterwards. */
  private static final class TakesAny extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("a probe is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
