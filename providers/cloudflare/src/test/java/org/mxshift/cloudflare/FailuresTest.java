package org.mxshift.cloudflare;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.cloudflare.CloudZone.NAME;
import static org.mxshift.cloudflare.CloudZone.mx;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.sandbox.CloudflareFault;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneWriter;

/** What the provider makes of everything that may be answered. */
class FailuresTest {
  private static final RecordSet OLD = mx(300, "10 old.test.");
  private static final RecordSet NEW = mx(300, "5 new.test.");

  private final CloudZone zone = new CloudZone();

  @BeforeEach
  void given() {
    zone.edit(OLD);
  }

  @AfterEach
  void close() {
    zone.close();
  }

  @ParameterizedTest
  @CsvSource({
    "403, 10000, DENIED, lacks a right",
    "403, 9109, DENIED, the token of account 'home' is wrong",
    "400, 6003, DENIED, DNS Edit",
    "401, 1, DENIED, DNS Edit",
    "400, 1004, REFUSED, 1004 words",
    "400, 81057, REFUSED, 81057 words",
    "400, 81053, REFUSED, 81053 words",
    "400, 81044, BUSY, made again this very moment",
    "404, 1032, BUSY, made again this very moment",
    "200, 1004, REFUSED, 1004 words",
    "429, 10100, BUSY, too many calls",
    "400, 10300, BUSY, too many calls",
    "500, 10, UNSURE, HTTP 500",
    "503, 10, UNSURE, HTTP 503",
    "408, 10, UNSURE, HTTP 408",
  })
  void everyAnswerToABatchHasItsMeaning(int status, int code, Failure failure, String message)
      throws ProviderException {
    zone.fake.next("batch", new CloudflareFault.Refused(status, code, "words"));
    Refusal.of(failure, this::swap).hasMessageContaining(message);
    assertThat(live()).isEqualTo(OLD);
    assertThat(zone.calls("batch")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "403, 10000, DENIED",
    "400, 6003, DENIED",
    "400, 1004, REFUSED",
    "404, 7003, REFUSED",
    "429, 10100, BUSY",
    "500, 10, BUSY",
    "408, 10, BUSY",
  })
  void everyAnswerToAQuestionHasItsMeaning(int status, int code, Failure failure) {
    for (String kind : new String[] {"zones", "records"}) {
      zone.fake.next(kind, new CloudflareFault.Refused(status, code, "words"));
      Refusal.of(failure, this::live)
          .hasMessageContaining("and answered HTTP " + status + ", " + code + " words");
    }
  }

  @Test
  void whatIsNoAnswerOfTheApiLeavesAWriteInDoubt() throws ProviderException {
    for (int status : new int[] {200, 302, 502}) {
      zone.fake.next("batch", new CloudflareFault.Foreign(status, Map.of(), "<html>no</html>"));
      Refusal.of(Failure.UNSURE, this::swap);
      zone.fake.next("records", new CloudflareFault.Foreign(status, Map.of(), "<html>no</html>"));
      Refusal.of(Failure.BUSY, this::live);
    }
    assertThat(live()).isEqualTo(OLD);
  }

  @Test
  void aRequestThatMayHaveArrivedIsInDoubt() throws ProviderException {
    zone.fake.next("batch", new CloudflareFault.LostRequest());
    Refusal.of(Failure.UNSURE, this::swap).hasMessageContaining("127.0.0.1 gave no answer");
    assertThat(live()).isEqualTo(OLD);
  }

  @Test
  void anAnswerThatNeverComesEndsWithTheTimeLimit() throws ProviderException {
    zone.fake.next("batch", new CloudflareFault.Silence());
    ZoneWriter writer =
        new CloudflareProvider()
            .writer(
                CloudZone.impatient(zone.fake.endpoint()),
                new Zone(CloudZone.NAME, Map.of()),
                CloudZone.APPROVAL);
    Refusal.of(Failure.UNSURE, () -> swap(writer));
    assertThat(live()).isEqualTo(NEW);
  }

  @Test
  void aQuestionWithoutAnAnswerIsAskedLater() {
    zone.fake.next("records", new CloudflareFault.LostResponse());
    Refusal.of(Failure.BUSY, this::live).hasMessageContaining("gave no answer");
  }

  @Test
  void aWriteThatCannotBeLookedAtIsInDoubt() throws ProviderException {
    zone.fake.next("batch", new CloudflareFault.Untold());
    zone.fake.next(
        "records",
        new CloudflareFault.Meddled(() -> {}),
        new CloudflareFault.Refused(500, 1, "words"));
    Refusal.of(Failure.UNSURE, this::swap).hasMessageContaining("taken, but not seen");
    assertThat(live()).isEqualTo(NEW);
  }

  @Test
  void theClientNeverSendsAWriteTwice() {
    zone.fake.next("batch", new CloudflareFault.Foreign(503, Map.of("Retry-After", "0"), "later"));
    Refusal.of(Failure.UNSURE, this::swap);
    assertThat(zone.calls("batch")).isEqualTo(1);
  }

  @Test
  void theTokenIsNotCarriedElsewhere() {
    try (CloudZone elsewhere = new CloudZone()) {
      String there = elsewhere.fake.endpoint().resolve("zones").toString();
      zone.fake.next("zones", new CloudflareFault.Foreign(302, Map.of("Location", there), ""));
      Refusal.of(Failure.BUSY, this::live);
      assertThat(elsewhere.fake.calls()).isEmpty();
    }
  }

  @Test
  void retryAfterIsHandedOn() {
    zone.fake.next("batch", new CloudflareFault.Throttled(Duration.ofSeconds(42)));
    assertThat(failing().retryAfter()).contains(Duration.ofSeconds(42));
  }

  @Test
  void aWriteIsPutOffWhenTheAllowanceIsNearlySpent() throws ProviderException {
    zone.fake.next("records", new CloudflareFault.Scarce(1, Duration.ofSeconds(17)));
    ProviderException thrown = failing();
    assertThat(thrown.failure()).isEqualTo(Failure.BUSY);
    assertThat(thrown).hasMessageContaining("allows only 1 more calls");
    assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(17));
    assertThat(zone.calls("batch")).isZero();
    zone.fake.next("records", new CloudflareFault.Scarce(2, Duration.ofSeconds(17)));
    swap();
    assertThat(live()).isEqualTo(NEW);
  }

  @Test
  void aTokenThatMayOnlyReadIsDeniedTheWrite() throws ProviderException {
    Refusal.of(
            Failure.DENIED,
            () ->
                CloudZone.writer(CloudZone.READER, zone.fake.endpoint())
                    .swap(Snapshot.of(OLD), Desired.of(NEW), "test"))
        .hasMessageContaining("DNS Edit");
    assertThat(zone.reader(CloudZone.READER, NAME).read(NAME, RecordType.MX).set()).isEqualTo(OLD);
  }

  @Test
  void aTokenThatSomebodyRepeatsIsNotRepeatedByUs() {
    zone.fake.next("records", new CloudflareFault.Refused(400, 1004, "not " + CloudZone.WRITER));
    Refusal.of(Failure.REFUSED, this::live).hasMessageContaining("1004 not ***");
  }

  private ProviderException failing() {
    return catchThrowableOfType(ProviderException.class, this::swap);
  }

  private Receipt swap() throws ProviderException {
    return swap(zone.writer());
  }

  private static Receipt swap(ZoneWriter writer) throws ProviderException {
    return writer.swap(Snapshot.of(OLD), Desired.of(NEW), "test");
  }

  private RecordSet live() throws ProviderException {
    return zone.reader().read(NAME, RecordType.MX).set();
  }
}
