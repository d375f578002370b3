package org.mxshift.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.mxshift.settings.Network;
import org.mxshift.settings.Settings;

/** Who vouches for policy hosts and mail hosts in a closed network. */
final class Roots {

  private Roots() {}

  /** Empty where the public roots count. */
  static Optional<X509TrustManager> of(Network network) throws FailedException {
    if (network.roots().isEmpty()) {
      return Optional.empty();
    }
    Path file = network.roots().get();
    try {
      return Optional.of(read(file));
    } catch (IOException | GeneralSecurityException e) {
      throw new FailedException(
          ExitCode.INVALID,
          "network.roots: " + file + " cannot be read as certificates: " + e.getMessage(),
          "write a PEM file there, or take network.roots out of " + Settings.FILE);
    }
  }

  private static X509TrustManager read(Path file) throws IOException, GeneralSecurityException {
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    try (InputStream in = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        roots.setCertificateEntry("root-" + ++number, root);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(roots);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
  }
}
