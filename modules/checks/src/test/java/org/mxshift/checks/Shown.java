package org.mxshift.checks;

import java.util.List;
import java.util.Optional;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.Presented;

/** What the mail hosts of {@link World} show. */
final class Shown {

  /** Shown by every mail host; of no name that counts, and valid for a hundred years. */
  static final String CERTIFICATE =
      "MIIBljCCAT2gAwIBAgIUXifVNRx6TZ92L6SOvy3F9ot2KVYwCgYIKoZIzj0EAwIwEjEQMA4GA1UEAwwH"
          + "VGVzdCBDQTAgFw0yNjExMjIwOTAwNTlaGA8yMTI2MTAyOTA5MDA1OVowGTEXMBUGA1UEAwwObXgubmV3"
          + "LmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAS2EDoZd+U8h8VbuTRDrCEYzMcuy7KkF6gB"
          + "f2v95Jw+5XT8QdoKX45pSc7leQBxvYZpgmVReL2r6BDW6Lm0lMvzo2gwZjAZBgNVHREEEjAQgg5teC5u"
          + "ZXcuZXhhbXBsZTAJBgNVHRMEAjAAMB0GA1UdDgQWBBTVvb7SzM5jtB/gVbe7dLMByhYg6DAfBgNVHSME"
          + "GDAWgBRxoeB90WH4nIIgDHCyda8xt8RZHzAKBggqhkjOPQQDAgNHADBEAiA5r6rFqDFX1AegSnsmuruS"
          + "znQGRV9wFGCy6B+KK54ixAIgFkfYEtnK32MwEa9vGs0CR1/bG3Q4zUeF7iomveQQ9MI=";

  /** What a TLSA record says of the key in it. */
  static final String ITS_KEY =
      "3 1 1 eb415caf52561326179e8596fb47dbe8d6ed45ab0c2dfe232fb6f982abc937e9";

  private Shown() {}

  /** A mail host shows this at its one address. */
  static List<Presented.Chain> chain(boolean answered, String... certificates) {
    return List.of(
        new Presented.Chain(
            "192.0.2.25", answered, List.of(certificates), false, List.of("a session"), World.NOW));
  }

  /** The policy host serves one that allows every host. */
  static List<PolicyFile.Copy> policy() {
    String body =
        "version: STSv1\nmode: enforce\nmx: *.mail.example\nmx: *.new.example\nmax_age: 1\n";
    return List.of(new PolicyFile.Copy("192.0.2.80", true, Optional.of(body), ""));
  }
}
