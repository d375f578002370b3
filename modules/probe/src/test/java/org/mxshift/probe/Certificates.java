package org.mxshift.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Self-signed certificates, made by the keytool of the Java platform that runs the test. */
final class Certificates {

  private static final String PASSWORD = "changeit";

  private Certificates() {}

  /**
   * A server's TLS with a certificate of its own.
   *
   * @param names the DNS names in it
   * @param start as keytool's {@code -startdate}, such as {@code -10d}
   * @param days how long it is valid
   */
  static SSLContext of(Path folder, String names, String start, int days) throws Exception {
    Path store = folder.resolve("mail.p12");
    Files.deleteIfExists(store);
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "mail",
        "-dname",
        "CN=mail",
        "-startdate",
        start,
        "-validity",
        String.valueOf(days),
        "-ext",
        "SAN=" + names,
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /**
   * A server, and a client that trusts nobody else.
   *
   * @param server shows the certificate
   * @param roots has it as its only root
   */
  record Pair(SSLContext server, X509TrustManager roots) {}

  /** As {@link #of}, with those who trust it. */
  static Pair pair(Path folder, String names, String start, int days) throws Exception {
    SSLContext server = of(folder, names, start, days);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("mail.p12"))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("mail", keys.getCertificate("mail"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return new Pair(server, (X509TrustManager) factory.getTrustManagers()[0]);
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
