package org.mxshift.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLSA records against a host's certificate and the issuer behind it (RFC 7672 section 3). */
class PresentedChainTest {

  /** For mx.new.example, valid for a hundred years. */
  private static final String LEAF =
      "MIIBljCCAT2gAwIBAgIUXifVNRx6TZ92L6SOvy3F9ot2KVYwCgYIKoZIzj0EAwIwEjEQMA4GA1UEAwwH"
          + "VGVzdCBDQTAgFw0yNjExMjIwOTAwNTlaGA8yMTI2MTAyOTA5MDA1OVowGTEXMBUGA1UEAwwObXgubmV3"
          + "LmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAS2EDoZd+U8h8VbuTRDrCEYzMcuy7KkF6gB"
          + "f2v95Jw+5XT8QdoKX45pSc7leQBxvYZpgmVReL2r6BDW6Lm0lMvzo2gwZjAZBgNVHREEEjAQgg5teC5u"
          + "ZXcuZXhhbXBsZTAJBgNVHRMEAjAAMB0GA1UdDgQWBBTVvb7SzM5jtB/gVbe7dLMByhYg6DAfBgNVHSME"
          + "GDAWgBRxoeB90WH4nIIgDHCyda8xt8RZHzAKBggqhkjOPQQDAgNHADBEAiA5r6rFqDFX1AegSnsmuruS"
          + "znQGRV9wFGCy6B+KK54ixAIgFkfYEtnK32MwEa9vGs0CR1/bG3Q4zUeF7iomveQQ9MI=";

  private static final String ISSUER =
      "MIIBejCCASGgAwIBAgIUVfFTsxreO6xWaVUH4oLf0qTk7/QwCgYIKoZIzj0EAwIwEjEQMA4GA1UEAwwH"
          + "VGVzdCBDQTAgFw0yNjExMjIwOTAwNThaGA8yMTI2MTAyOTA5MDA1OFowEjEQMA4GA1UEAwwHVGVzdCBD"
          + "QTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNGf4nGmtSf+Xr5xIc3grLPB8RESfyblcmpZ5b7xpxm3"
          + "iBnB3wXkwfwmjivg8A/PaMJW3fB9yRpAJw5E/3Z/17OjUzBRMB0GA1UdDgQWBBRxoeB90WH4nIIgDHCy"
          + "da8xt8RZHzAfBgNVHSMEGDAWgBRxoeB90WH4nIIgDHCyda8xt8RZHzAPBgNVHRMBAf8EBTADAQH/MAoG"
          + "CCqGSM49BAMCA0cAMEQCIHQKzseumfGdcTw7NizO6PNXu2QoFgasosc03S0TzsEwAiAxPGiczopfVgtk"
          + "WjRgCD9EaWek4Mfyy4zySBe3V7Vq2Q==";

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final PresentedChain CHAIN = PresentedChain.of(List.of(LEAF, ISSUER), true);

  private static Tlsa record(int usage, int selector, int matching, int which) throws Exception {
    X509Certificate certificate = CHAIN.certificates().get(which);
    byte[] part =
        selector == 0 ? certificate.getEncoded() : certificate.getPublicKey().getEncoded();
    String algorithm = matching == 1 ? "SHA-256" : "SHA-512";
    byte[] said = matching == 0 ? part : MessageDigest.getInstance(algorithm).digest(part);
    String data = HexFormat.of().withUpperCase().formatHex(said);
    return Tlsa.parse(usage + " " + selector + " " + matching + " " + data);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "0, 2", "1, 0", "1, 1", "1, 2"})
  void everySelectorAndMatchingIsKnown(int selector, int matching) throws Exception {
    assertThat(CHAIN.meets(List.of(record(3, selector, matching, 0)), NOW)).isTrue();
    assertThat(CHAIN.meets(List.of(record(2, selector, matching, 1)), NOW)).isTrue();
    assertThat(CHAIN.meets(List.of(record(3, selector, matching, 1)), NOW)).isFalse();
  }

  @Test
  void theHostsOwnKeyNeedsNeitherNameNorDate() throws Exception {
    PresentedChain unnamed = new PresentedChain(CHAIN.certificates(), false);
    Instant longAgo = Instant.EPOCH;
    assertThat(unnamed.meets(List.of(record(3, 1, 1, 0)), longAgo)).isTrue();
    assertThat(unnamed.meets(List.of(record(2, 1, 1, 1)), NOW)).isFalse();
    assertThat(CHAIN.meets(List.of(record(2, 1, 1, 1)), longAgo)).isFalse();
  }

  @Test
  void anIssuerMustBeSentAndMustHaveSigned() throws Exception {
    PresentedChain alone = PresentedChain.of(List.of(LEAF), true);
    assertThat(alone.meets(List.of(record(2, 0, 1, 1)), NOW)).isFalse();
    PresentedChain stranger = PresentedChain.of(List.of(ISSUER, LEAF), true);
    assertThat(stranger.meets(List.of(record(2, 0, 1, 0)), NOW)).isFalse();
  }

  @Test
  void recordsThatSayNothingInSmtpAreNotMet() throws Exception {
    assertThat(record(1, 1, 1, 0).isUsable()).isFalse();
    assertThat(CHAIN.meets(List.of(record(1, 1, 1, 0), record(0, 0, 1, 1)), NOW)).isFalse();
    assertThat(Tlsa.parse("3 1 1 00ff").isUsable()).isFalse();
    assertThat(Tlsa.parse("3 1 3 00ff").isUsable()).isFalse();
    assertThatThrownBy(() -> Tlsa.parse("3 1 1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tlsa.parse("3 1 1 xyz")).isInstanceOf(IllegalArgumentException.class);
  }
}
