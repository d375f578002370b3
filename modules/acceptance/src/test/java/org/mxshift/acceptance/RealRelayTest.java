package org.mxshift.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Messages by a real submission server: STARTTLS by a certificate that is looked at, a login that
 * Dovecot judges; what arrived, or came back, is found in a mailbox of Dovecot.
 */
class RealRelayTest {

  private static final String RELAY = "192.0.2.25";
  private static final String EXPIRED = "192.0.2.26";
  private static final String HOST = "127.0.53.12";
  private static final String SENDER = "probe@example.test";

  /** Password, sender, recipient and relay of one look. */
  private static String look(
      String relay, String password, String sender, String mailbox, String token) {
    return String.join(" ", relay, "relayuser", password, sender, mailbox, token, HOST);
  }

  @Test
  @Timeout(300)
  void whatTheRelayTakesArrivesOrComesBackAndWhatItRefusesSaysNothingOfTheNewHosts()
      throws Exception {
    try (NetNamespace net = NetNamespace.create("127.0.53.9", HOST, RELAY, EXPIRED);
        WorkDirectory authority = Certificate.authority();
        ReceivingHost host =
            ReceivingHost.delivering(
                net.endpoint(HOST, 25), "mail.new.example.test", "example.test", "probe");
        Dovecot imap = Dovecot.authenticating(net.endpoint(HOST, 143), host.inbox().directory());
        SubmissionHost relay = relay(net, RELAY, 2, authority, imap, host);
        SubmissionHost expired = relay(net, EXPIRED, -1, authority, imap, host)) {
      String good = Dovecot.PASSWORD;
      List<String> seen =
          run(
              net,
              authority,
              look(RELAY, good, SENDER, SENDER, "goodmessage"),
              look(RELAY, good, SENDER, "gone@example.test", "nosuchuser"),
              look(RELAY, "wrong-secret", SENDER, SENDER, "wrongpassword"),
              look(RELAY, good, "boss@example.test", SENDER, "foreignsender"),
              look(EXPIRED, good, SENDER, SENDER, "expiredcert"));
      assertThat(seen).as(relay.log() + host.log()).hasSize(5);
      assertThat(seen.get(0))
          .startsWith("PASS\tthe message sent ")
          .contains("arrived", SubmissionHost.HOSTNAME + " -> mail.new.example.test");
      assertThat(seen.get(1)).startsWith("REJECTS\t").contains("came back", "550 5.1.1");
      assertThat(seen.get(2))
          .startsWith("INCONCLUSIVE\t")
          .contains("it refuses the login 535 5.7.8")
          .doesNotContain("wrong-secret");
      assertThat(seen.get(3)).startsWith("INCONCLUSIVE\t").contains("553 5.7.1");
      assertThat(seen.get(4))
          .startsWith("INCONCLUSIVE\t")
          .contains("validity check failed: NotAfter");
      assertThat(expired.log()).doesNotContain("sasl_username");
      assertThat(host.inbox().messages())
          .hasSize(2)
          .anySatisfy(message -> assertThat(message).contains("with ESMTPSA", "goodmessage"))
          .anySatisfy(message -> assertThat(message).contains("multipart/report", "nosuchuser"));
    }
  }

  private static SubmissionHost relay(
      NetNamespace net,
      String address,
      int days,
      WorkDirectory authority,
      Dovecot logins,
      ReceivingHost next) {
    return SubmissionHost.start(
        net.endpoint(address, 587), authority, days, logins, "relayuser", SENDER, next.endpoint());
  }

  /** The lines that a program inside prints, which trusts the authority. */
  private static List<String> run(NetNamespace net, WorkDirectory authority, String... looks)
      throws Exception {
    ProcessBuilder program =
        net.java(
            "-Djavax.net.ssl.trustStore=" + trusting(authority),
            "-Djavax.net.ssl.trustStorePassword=changeit",
            RelayedLooks.class.getName());
    program.command().addAll(List.of(looks));
    Path printed = authority.path("printed");
    Process process = program.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    try {
      assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(printed, UTF_8).stream()
        .filter(line -> line.contains("\t") || line.contains("Exception"))
        .toList();
  }

  private static Path trusting(WorkDirectory authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(authority.path("ca.pem"))) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    Path file = authority.path("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "changeit".toCharArray());
    }
    return file;
  }
}
