package org.mxshift.sandbox;

import java.io.InputStream;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for CN=mail.test that trusts itself. */
final class SelfSigned {
  private SelfSigned() {}

  /** The key in mail.p12 signs itself: keytool -genkeypair -keyalg EC -validity 36500. */
  static SSLContext context() throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = SelfSigned.class.getResourceAsStream("mail.p12")) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, password);
    trusted.setCertificateEntry("mail", store.getCertificate("mail"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManager[] trustManagers = trust.getTrustManagers();
    context.init(keys.getKeyManagers(), trustManagers, null);
    return context;
  }
}
