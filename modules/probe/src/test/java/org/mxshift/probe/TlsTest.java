package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Name;
import org.mxshift.sandbox.MailHost;
import org.mxshift.sandbox.Mailboxes;
import org.mxshift.spi.Presented;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Verdict;

/** Certificates are looked at and written down, and never stand in the way. */
class TlsTest {

  private Transcript hold(SSLContext tls, String host) throws Exception {
    MailHost.Setup setup =
        MailHost.Setup.plain(
                host,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Mailboxes.of("ann@example.test"))
            .withTls(Optional.of(tls));
    ProbeSettings settings =
        ProbeSettings.of(List.of(), Name.of("probe.test")).withPatience(Looks.USUAL, Duration.ZERO);
    try (MailHost mail = MailHost.start(setup, message -> {}, Clock.systemUTC())) {
      Envelope envelope = new Envelope(Looks.SENDER, List.of(Looks.ANN), Optional.empty());
      return new SmtpSession(settings, Clock.systemUTC(), System::nanoTime)
          .hold(Name.of(host), mail.address(), envelope);
    }
  }

  @Test
  void aCertificateIsEvidenceWhateverItIs() throws Exception {
    Transcript good = hold(Certificates.of(-1, 30, "mail.test"), "mail.test");
    PeerCertificate shown = good.certificate().orElseThrow();
    assertThat(shown.namesHost()).isTrue();
    assertThat(shown.inTime()).isTrue();
    assertThat(shown.distrust()).isPresent();
    assertThat(shown.isGood()).isFalse();
    assertThat(shown.protocol()).startsWith("TLSv1.");
    assertThat(good.lines())
        .anyMatch(
            line ->
                line.matches(
                    ".*certificate \\[mail.test] names the host, expires 2.*, not trusted: .*"));
    assertThat(Stream.of(Phase.Step.RCPT, Phase.Step.TLS, Phase.Step.QUIT).map(good::last))
        .allMatch(Optional::isPresent);
  }

  @Test
  void anOldCertificateForAnotherHostIsGoneOnWith() throws Exception {
    Transcript old = hold(Certificates.of(-20, 10, "other.test"), "mail.test");
    PeerCertificate shown = old.certificate().orElseThrow();
    assertThat(shown.namesHost()).isFalse();
    assertThat(shown.inTime()).isFalse();
    Envelope envelope = new Envelope(Looks.SENDER, List.of(Looks.ANN), Optional.empty());
    assertThat(Judgement.of(old, envelope).finding().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void whatEveryAddressShowsIsHandedOverWhole() throws Exception {
    SSLContext tls = Certificates.of(-1, 30, "mail.test");
    MailHost.Setup setup =
        MailHost.Setup.plain(
                "mail.test",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Mailboxes.of("a@example.test"))
            .withTls(Optional.of(tls));
    try (MailHost mail = MailHost.start(setup, message -> {}, Clock.systemUTC());
        Looks looks = Looks.at("mail A 127.0.0.1\nmail A 127.0.79.66\n")) {
      ProbeSettings settings = looks.settings(mail.address().getPort());
      List<Presented.Chain> chains =
          ((Sighting.Seen<List<Presented.Chain>>)
                  new Lookout(settings, Looks.CLOCK, System::nanoTime, new java.util.Random(1))
                      .see(new Presented(Name.of("mail.test"))))
              .answer();
      assertThat(chains).hasSize(2);
      Presented.Chain shown =
          chains.stream().filter(Presented.Chain::answered).findFirst().orElseThrow();
      assertThat(shown.certificates()).hasSize(1);
      assertThat(shown.namesHost()).isTrue();
      assertThat(shown.lines())
          .noneMatch(line -> line.contains("mail from") || line.contains(" rcpt "));
      assertThat(chains).filteredOn(chain -> !chain.answered()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mail.test, mail.test, true",
    "*.example.test, mx.example.test, true",
    "*.example.test, example.test, false",
    "*.example.test, a.b.example.test, false",
    "*.test, mx.example.test, false",
    "m*.example.test, mx.example.test, false",
    "*, mail, false",
  })
  void aWildcardStandsForTheFirstLabelOnly(String name, String host, boolean covers) {
    assertThat(PeerCertificate.covers(name, host)).isEqualTo(covers);
  }
}
