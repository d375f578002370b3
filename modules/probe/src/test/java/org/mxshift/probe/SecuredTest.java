package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.model.Name;
import org.mxshift.sandbox.MailHost;
import org.mxshift.sandbox.Mailboxes;
import org.mxshift.sandbox.PolicyHost;
import org.mxshift.sandbox.PolicyHost.Page;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;

/** What senders who insist on TLS meet at a host: the right key, another one, none, nobody. */
@Timeout(60)
class SecuredTest {

  private static final Name HOST = Name.of("mx.test");
  private static final Question DANE = new Question.Secured(HOST, Optional.empty());
  private static final Question POLICY =
      new Question.Secured(HOST, Optional.of(Name.of("example.test")));

  private static Certificates.Pair pair;
  private static SSLContext other;
  private static String key;

  @BeforeAll
  static void certify() throws Exception {
    other = Certificates.of(-1, 30, "mx.test");
    pair = Certificates.pair(-1, 30, "mx.test", "mta-sts.example.test");
    X509Certificate own = pair.roots().getAcceptedIssuers()[0];
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(own.getPublicKey().getEncoded());
    key = "3 1 1 " + HexFormat.of().formatHex(digest);
  }

  private static MailHost host(String address, int port, Optional<SSLContext> tls)
      throws Exception {
    InetSocketAddress at = new InetSocketAddress(InetAddress.getByName(address), port);
    MailHost.Setup setup = MailHost.Setup.plain("mx.test", at, Mailboxes.of("ann@example.test"));
    return MailHost.start(setup.withTls(tls), message -> {}, Clock.systemUTC());
  }

  private static Observation look(SignedZone zone, int port, Question ask, Trust trust) {
    ProbeSettings settings =
        ProbeSettings.of(List.of(zone.address()), Name.of("probe.test"))
            .withPorts(port, 53)
            .withPatience(Looks.USUAL, Duration.ZERO)
            .withTrust(trust);
    return Looks.probe(settings).look(ask, Looks.TOKEN);
  }

  private static Observation look(SignedZone zone, int port) throws Exception {
    return look(zone, port, DANE, new Trust(443, Optional.empty(), zone.anchors()));
  }

  @Test
  void everyAddressMustShowTheKeyThatIsNamed() throws Exception {
    try (SignedZone zone =
            SignedZone.start(
                Looks.CLOCK.instant(), key, Map.of("mx.test.", "127.0.79.1 127.0.79.2"));
        MailHost one = host("127.0.79.1", 0, Optional.of(pair.server()))) {
      int port = one.address().getPort();
      try (MailHost two = host("127.0.79.2", port, Optional.of(pair.server()))) {
        Observation good = look(zone, two.address().getPort());
        assertThat(good.verdict()).as(good.toString()).isEqualTo(Verdict.PASS);
        assertThat(good.summary()).isEqualTo("all 2 addresses of mx.test show the right key");
        assertThat(one.messages()).isEmpty();
      }
      try (MailHost two = host("127.0.79.2", port, Optional.of(other))) {
        Observation wrong = look(zone, two.address().getPort());
        assertThat(wrong.verdict()).isEqualTo(Verdict.REJECTS);
        assertThat(wrong.summary())
            .isEqualTo("mx.test 127.0.79.2 shows another key than its TLSA records say");
      }
      try (MailHost two = host("127.0.79.2", port, Optional.empty())) {
        Observation plain = look(zone, two.address().getPort());
        assertThat(plain.verdict()).isEqualTo(Verdict.REJECTS);
        assertThat(plain.summary()).contains("127.0.79.2 offers no TLS");
      }
      Observation silent = look(zone, port);
      assertThat(silent.verdict()).isEqualTo(Verdict.DEFERS);
      assertThat(silent.summary()).contains("127.0.79.2 does not answer");
    }
  }

  @Test
  void recordsThatNobodySignedOrThatAreNotThereAskForNothing() throws Exception {
    try (SignedZone zone = SignedZone.start(Looks.CLOCK.instant())) {
      String elsewhere = zone.anchors().get(0).replaceFirst("^test\\.", "elsewhere.");
      Observation unsigned =
          look(zone, 25, DANE, new Trust(443, Optional.empty(), List.of(elsewhere)));
      assertThat(unsigned.verdict()).isEqualTo(Verdict.PASS);
      assertThat(unsigned.summary()).contains("not signed and count for nothing");
    }
    try (Looks looks = Looks.at("mx A 127.0.79.1\n")) {
      Observation none = Looks.probe(looks.settings(25)).look(DANE, Looks.TOKEN);
      assertThat(none.verdict()).isEqualTo(Verdict.PASS);
      assertThat(none.summary()).isEqualTo("mx.test has no TLSA records");
    }
  }

  /** A host may have 253 characters; {@code _25._tcp.} before it would be too many. */
  @Test
  void aHostWhoseNameLeavesNoRoomForRecordsHasNone() throws Exception {
    Name host = Name.of("a.".repeat(124) + "test");
    try (Looks looks = Looks.at("mx A 127.0.79.1\n")) {
      Question ask = new Question.Secured(host, Optional.empty());
      Observation none = Looks.probe(looks.settings(25)).look(ask, Looks.TOKEN);
      assertThat(none.verdict()).as(none.toString()).isEqualTo(Verdict.PASS);
      assertThat(none.summary()).startsWith("no TLSA records fit below the name a.a.");
    }
  }

  @Test
  void recordsThatAreWronglySignedDeferMailAndALookUpThatFailsSaysNothing() throws Exception {
    try (SignedZone old = SignedZone.start(Looks.CLOCK.instant().minus(Duration.ofDays(99)))) {
      Observation bogus = look(old, 25);
      assertThat(bogus.verdict()).isEqualTo(Verdict.DEFERS);
      assertThat(bogus.summary()).startsWith("the TLSA records of mx.test are not rightly signed");
    }
    try (Looks looks = Looks.at("_25._tcp.mx TLSA 3 1 1 00ff\n")) {
      assertThat(Looks.probe(looks.settings(25)).look(DANE, Looks.TOKEN).verdict())
          .isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  @Test
  void whoIsSentAwayAtTheDoorSaysNothingOfKeys() throws Exception {
    String refused = "554 5.7.1 Your address 127.0.0.1 is on a block list";
    try (SignedZone zone =
            SignedZone.start(Looks.CLOCK.instant(), key, Map.of("mx.test.", "127.0.79.3"));
        ScriptedHost host = ScriptedHost.start("127.0.79.3", 0, Map.of("BANNER", refused));
        ScriptedHost broken =
            ScriptedHost.start(
                "127.0.79.3",
                0,
                Map.of("EHLO", "250-mail.test\r\n250 STARTTLS", "STARTTLS", "454 Not now"))) {
      assertThat(look(zone, host.port()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      Observation notNow = look(zone, broken.port());
      assertThat(notNow.verdict()).isEqualTo(Verdict.DEFERS);
      assertThat(notNow.summary()).contains("TLS that breaks").contains("454 Not now");
    }
  }

  @Test
  void whoIsSentAwayInTheGreetingSaysNothingOfTls() throws Exception {
    String blocked = "550 5.7.1 Your address 127.0.0.1 is on a block list";
    String busy = "421 4.3.2 Too busy";
    Map<Map<String, String>, Verdict> cases =
        Map.of(
            Map.of("EHLO", blocked, "HELO", blocked), Verdict.INCONCLUSIVE,
            Map.of("EHLO", "502 What?", "HELO", blocked), Verdict.INCONCLUSIVE,
            Map.of("EHLO", busy), Verdict.DEFERS,
            Map.of("EHLO", "502 What?", "HELO", busy), Verdict.DEFERS,
            Map.of("EHLO", ScriptedHost.CLOSE), Verdict.DEFERS,
            Map.of("EHLO", "502 What?", "HELO", ScriptedHost.CLOSE), Verdict.DEFERS,
            Map.of("EHLO", "502 What?"), Verdict.REJECTS);
    try (SignedZone zone =
        SignedZone.start(Looks.CLOCK.instant(), key, Map.of("mx.test.", "127.0.79.3"))) {
      for (Map.Entry<Map<String, String>, Verdict> each : cases.entrySet()) {
        try (ScriptedHost host = ScriptedHost.start("127.0.79.3", 0, each.getKey())) {
          Observation seen = look(zone, host.port());
          assertThat(seen.verdict()).as(each + " " + seen).isEqualTo(each.getValue());
          assertThat(seen.summary().contains("offers no TLS"))
              .isEqualTo(each.getValue() == Verdict.REJECTS);
        }
      }
    }
  }

  @Test
  void underAPolicyThatEnforcesTheCertificateMustBeBelieved() throws Exception {
    String policy = "version: STSv1\nmode: enforce\nmx: mx.test\nmax_age: 60\n";
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Looks looks = Looks.at("mx A 127.0.79.4\nmta-sts.example A 127.0.0.1\n");
        PolicyHost server = PolicyHost.start(any, pair.server(), Page.of(policy));
        MailHost good = host("127.0.79.4", 0, Optional.of(pair.server()));
        MailHost strange = host("127.0.79.4", 0, Optional.of(other));
        MailHost plain = host("127.0.79.4", 0, Optional.empty())) {
      Trust trust = new Trust(server.port(), Optional.of(pair.roots()), List.of());
      assertThat(under(looks, good, trust).verdict()).isEqualTo(Verdict.PASS);
      Observation wrong = under(looks, strange, trust);
      assertThat(wrong.verdict()).isEqualTo(Verdict.REJECTS);
      assertThat(wrong.summary()).contains("shows what MTA-STS does not take").contains("trusted");
      assertThat(under(looks, plain, trust).verdict()).isEqualTo(Verdict.REJECTS);
      server.serve(Page.of(policy.replace("enforce", "testing")));
      assertThat(under(looks, strange, trust).verdict()).isEqualTo(Verdict.PASS);
    }
  }

  /** Signed by somebody whom all believe, and all the same no good. */
  @Test
  void norIsOneBelievedOfAnotherNameOrOutOfItsTime() throws Exception {
    String policy = "version: STSv1\nmode: enforce\nmx: mx.test\nmax_age: 60\n";
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HeldCertificate authority = Certificates.authority();
    SSLContext web = Certificates.signedBy(authority, -1, 30, "mta-sts.example.test");
    SSLContext right = Certificates.signedBy(authority, -1, 30, "mx.test");
    SSLContext wrong = Certificates.signedBy(authority, -1, 30, "other.test");
    SSLContext expired = Certificates.signedBy(authority, -20, 10, "mx.test");
    try (Looks looks = Looks.at("mx A 127.0.79.4\nmta-sts.example A 127.0.0.1\n");
        PolicyHost server = PolicyHost.start(any, web, Page.of(policy));
        MailHost good = host("127.0.79.4", 0, Optional.of(right));
        MailHost misnamed = host("127.0.79.4", 0, Optional.of(wrong));
        MailHost late = host("127.0.79.4", 0, Optional.of(expired))) {
      Trust trust =
          new Trust(server.port(), Optional.of(Certificates.trusting(authority)), List.of());
      assertThat(under(looks, good, trust).verdict()).isEqualTo(Verdict.PASS);
      for (MailHost bad : List.of(misnamed, late)) {
        Observation seen = under(looks, bad, trust);
        assertThat(seen.verdict()).isEqualTo(Verdict.REJECTS);
        assertThat(seen.summary()).contains("shows what MTA-STS does not take");
      }
    }
  }

  private static Observation under(Looks looks, MailHost host, Trust trust) {
    ProbeSettings settings = looks.settings(host.address().getPort()).withTrust(trust);
    return Looks.probe(settings).look(POLICY, Looks.TOKEN);
  }
}
