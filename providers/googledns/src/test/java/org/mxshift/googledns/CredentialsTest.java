package org.mxshift.googledns;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.googledns.AtGoogle.NAME;
import static org.mxshift.googledns.AtGoogle.ZONE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.spi.Account;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** Where tokens come from, and for how long. */
class CredentialsTest {
  private static final String WRITER = "writer@mail-project.test";

  private final AtGoogle zone = new AtGoogle();

  @AfterEach
  void close() {
    zone.close();
  }

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(Provider.class)).extracting(Provider::name).contains("googledns");
  }

  @Test
  void aSignatureIsChangedForATokenOnceAnHour() throws ProviderException {
    ZoneReader reader = zone.reader(zone.key(WRITER), ZONE);
    reader.read(NAME, RecordType.MX);
    zone.now.updateAndGet(now -> now.plus(Duration.ofMinutes(58)));
    reader.read(NAME, RecordType.MX);
    assertThat(zone.fake.calls()).containsEntry("token", 1);
    zone.now.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
    reader.read(NAME, RecordType.MX);
    assertThat(zone.fake.calls()).containsEntry("token", 2).containsEntry("rrsets", 3);
  }

  @Test
  void whoeverLooksAsksForARightToLookAndWhoeverWritesForMore() throws ProviderException {
    RecordSet next = mx();
    Snapshot before = zone.reader(zone.key(WRITER), ZONE).read(NAME, RecordType.MX);
    zone.writer(zone.key(WRITER)).swap(before, Desired.of(next), "test");
    assertThat(zone.reader().read(NAME, RecordType.MX).set()).isEqualTo(next);
    Account reading = zone.key("reader@mail-project.test");
    ZoneWriter denied = zone.writer(reading);
    Refusal.of(Failure.DENIED, () -> denied.swap(before, Desired.of(next.withTtl(Ttl.ZERO)), "x"))
        .hasMessageContaining("Forbidden")
        .hasMessageContaining(
            "of account 'home' need the rights that the page of this provider lists");
  }

  @Test
  void anAccountNobodyKnowsAndAWrongClockAreToldByTheGiversWords() {
    Account stranger = zone.key("nobody@mail-project.test");
    denied(stranger).hasMessageContainingAll("nobody@mail-project.test", "account not found");
    zone.now.updateAndGet(now -> now.plus(Duration.ofHours(3)));
    Provider late = new GoogleDnsProvider(() -> zone.now.get().minus(Duration.ofHours(2)));
    Refusal.of(Failure.DENIED, () -> late.reader(zone.key(WRITER), ZONE).read(NAME, RecordType.MX))
        .hasMessageContainingAll("reasonable timeframe", "set the clock of this machine");
  }

  @Test
  void aSignatureOfAnotherKeyIsDenied() {
    String file = AtGoogle.keyFile(WRITER, AtGoogle.pair(), zone.fake.tokenUri());
    denied(AtGoogle.account(zone.fake.endpoint(), Map.of("key", file)))
        .hasMessageContainingAll("Invalid JWT Signature", "make a new key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":\"Planted Secret\"}",
        "{\"accessToken\":\"PlantedSecret\"}",
        "{\"error\":\"PlantedSecret\"}",
        "[\"PlantedSecret\"]",
      })
  void anAnswerThatMayHoldATokenIsNotQuoted(String body) {
    zone.fake.next("token", ApiFault.answered(200, body));
    denied(zone.key(WRITER))
        .hasMessageContaining("gave no token; ")
        .hasMessageNotContaining("Planted");
  }

  @Test
  void noTokenForNowIsNoDenial() {
    for (int status : List.of(429, 500, 503)) {
      zone.fake.next("token", ApiFault.answered(status, ""));
      busy(zone.key(WRITER));
    }
    zone.fake.next("token", new ApiFault.LostResponse());
    busy(zone.key(WRITER));
  }

  @Test
  void aReadyTokenRunsOut() {
    zone.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
    denied(zone.token(AtGoogle.WRITER))
        .hasMessageContaining("invalid authentication credentials")
        .hasMessageContaining("the secret 'token' of account 'home' is none or has run out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PlantedSecret",
        "{\"type\": \"PlantedSecret\"",
        "{\"type\":\"authorized_user\",\"refresh_token\":\"PlantedSecret\"}",
        "{\"type\":\"service_account\",\"client_email\":\"a@b\",\"token_uri\":\"https://a/\","
            + "\"private_key\":\"PlantedSecret\"}",
        "{\"type\":\"service_account\",\"client_email\":\"a@b\","
            + "\"token_uri\":\"http://elsewhere.example/\",\"private_key\":\"PlantedSecret\"}",
      })
  void whatIsNoKeyIsDeniedAndNotRepeated(String file) {
    Account account = AtGoogle.account(zone.fake.endpoint(), Map.of("key", file));
    Refusal.of(Failure.DENIED, () -> zone.provider.reader(account, ZONE))
        .hasMessageContaining("account 'home': the secret 'key' is not the JSON key of a service")
        .hasNoCause();
  }

  @Test
  void saysWhatAnAccountNeeds() {
    Account nothing = new Account("home", Map.of(), Map.of());
    Refusal.of(Failure.DENIED, () -> zone.provider.reader(nothing, ZONE))
        .hasMessageContainingAll(
            "account 'home' has no secret 'key'; give the JSON key", "'token'");
    Account token = new Account("home", Map.of(), zone.token(AtGoogle.WRITER).secrets());
    Refusal.of(Failure.REFUSED, () -> zone.provider.reader(token, ZONE))
        .hasMessageContaining("needs 'project': the project's id");
    Account key = new Account("home", Map.of(), zone.key(WRITER).secrets());
    assertThat(zone.reader(key, ZONE)).as("a key has its project").isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "403, accessNotConfigured, DENIED, enable the Cloud DNS API",
    "403, forbidden, DENIED, need the rights",
    "403, rateLimitExceeded, BUSY, HTTP 403",
    "403, quotaExceeded, BUSY, HTTP 403",
    "429, rateLimitExceeded, BUSY, HTTP 429",
    "400, invalid, REFUSED, words",
    "500, backendError, UNSURE, words",
    "503, backendError, UNSURE, words",
    "408, x, UNSURE, HTTP 408",
    "302, x, UNSURE, HTTP 302",
  })
  void everyAnswerToAChangeHasItsMeaning(
      int status, String reason, Failure failure, String message) {
    String words = "words " + AtGoogle.WRITER;
    String errors = "[{\"reason\":\"" + reason + "\"}]";
    String body = "{\"error\":{\"message\":\"" + words + "\",\"errors\":" + errors + "}}";
    zone.fake.next("change", ApiFault.answered(status, body));
    Snapshot before = Snapshot.of(RecordSet.absent(mx().key()));
    Refusal.of(failure, () -> zone.writer().swap(before, Desired.of(mx()), "test"))
        .hasMessageContaining(message);
    assertThat(zone.fake.calls()).containsEntry("change", 1);
  }

  private AbstractThrowableAssert<?, ProviderException> denied(Account account) {
    return Refusal.of(Failure.DENIED, () -> zone.reader(account, ZONE).read(NAME, RecordType.MX));
  }

  private void busy(Account account) {
    Refusal.of(Failure.BUSY, () -> zone.reader(account, ZONE).read(NAME, RecordType.MX));
  }

  private static RecordSet mx() {
    return new RecordSet(
        NAME, RecordType.MX, new Ttl(300), List.of(Rdata.parse(RecordType.MX, "10 a.test.")));
  }
}
