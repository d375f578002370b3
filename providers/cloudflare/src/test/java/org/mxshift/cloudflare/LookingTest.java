package org.mxshift.cloudflare;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.cloudflare.CloudZone.NAME;
import static org.mxshift.cloudflare.CloudZone.WRITER;
import static org.mxshift.cloudflare.CloudZone.mx;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.CloudflareRecord;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;

/** Which zone is meant, and what a set looks like there. */
class LookingTest {
  private final CloudZone zone = new CloudZone();

  @AfterEach
  void close() {
    zone.close();
  }

  @Test
  void aZoneThatIsNotThereIsRefusedWithTheWaysOut() {
    Refusal.of(
            Failure.REFUSED,
            () -> zone.reader(WRITER, Name.of("other.test")).read(NAME, RecordType.MX))
        .hasMessageContaining("does not lie in the zone other.test");
    Name other = Name.of("other.test");
    Refusal.of(Failure.REFUSED, () -> zone.reader(WRITER, other).read(other, RecordType.MX))
        .hasMessageContaining("the token of account 'home' sees no zone other.test")
        .hasMessageContaining("larger zone");
  }

  @Test
  void ofTwoZonesOfOneNameTheIdDecides() throws ProviderException {
    String second = zone.fake.zone("example.test");
    zone.edit(mx(300, "10 a.test."));
    Refusal.of(Failure.REFUSED, () -> zone.reader().read(NAME, RecordType.MX))
        .hasMessageContaining("2 zones example.test; say which by 'zone_id'")
        .hasMessageContaining(zone.id)
        .hasMessageContaining(second);
    assertThat(read(zone.id).set()).isEqualTo(mx(300, "10 a.test."));
    assertThat(read(second).set().isAbsent()).isTrue();
  }

  @Test
  void anIdOfAnotherZoneIsRefused() {
    String other = zone.fake.zone("other.test");
    Refusal.of(Failure.REFUSED, () -> read(other))
        .hasMessageContaining("is the zone other.test, not example.test");
    Refusal.of(Failure.REFUSED, () -> read("0".repeat(32))).hasMessageContaining("7003");
  }

  @ParameterizedTest
  @CsvSource({
    "pending, full, is 'pending' at Cloudflare: the world does not ask there",
    "moved, full, is 'moved' at Cloudflare",
    "active, partial, is of type 'partial'",
    "active, secondary, is of type 'secondary'",
  })
  void aZoneThatOthersAreInChargeOfIsRefused(String status, String type, String message) {
    Name name = Name.of("elsewhere.test");
    zone.fake.zone("elsewhere.test", status, type, "free");
    Refusal.of(Failure.REFUSED, () -> zone.reader(WRITER, name).read(name, RecordType.MX))
        .hasMessageContaining(message);
  }

  @Test
  void theFloorIsThatOfThePlanAndOfEveryPlanInDoubt() {
    assertThat(zone.reader().limits()).isEqualTo(new Limits(new Ttl(60), Guarantee.TRANSACTIONAL));
    try (CloudZone enterprise = new CloudZone("enterprise")) {
      assertThat(enterprise.reader().limits().floor()).isEqualTo(new Ttl(30));
      assertThat(enterprise.reader(CloudZone.STRANGER, NAME).limits().floor())
          .isEqualTo(new Ttl(60));
    }
  }

  @Test
  void moreThanADayIsRefused() throws ProviderException {
    Snapshot absent = zone.reader().read(NAME, RecordType.MX);
    Refusal.of(
            Failure.REFUSED,
            () -> zone.writer().swap(absent, Desired.of(mx(86_401, "10 a.test.")), "test"))
        .hasMessageContaining("this zone takes 1m to 1d");
  }

  @Test
  void recordsOfEmailRoutingAreRefusedWithTheWayOut() {
    CloudflareRecord kept = CloudflareRecord.mx("example.test", 300, 7, "route1.mx.cloudflare.net");
    zone.edit(NAME, RecordType.MX, kept.locked());
    Refusal.of(Failure.REFUSED, () -> zone.reader().read(NAME, RecordType.MX))
        .hasMessageContaining("route1.mx.cloudflare.net")
        .hasMessageContaining("Email Routing")
        .hasMessageContaining("unlock");
    Refusal.of(
            Failure.REFUSED,
            () ->
                zone.writer()
                    .swap(
                        Snapshot.of(mx(300, "7 route1.mx.cloudflare.net.")),
                        Desired.of(mx(300, "10 a.test.")),
                        "test"))
        .hasMessageContaining("Email Routing");
    assertThat(zone.calls("batch")).isZero();
  }

  @Test
  void aProxiedAddressIsNoMailHost() {
    CloudflareRecord record = CloudflareRecord.of("example.test", "A", 1, "192.0.2.1");
    zone.edit(NAME, RecordType.A, record.behindProxy());
    Refusal.of(Failure.REFUSED, () -> zone.reader().read(NAME, RecordType.A))
        .hasMessageContaining("switch it to 'DNS only'");
  }

  @Test
  void anApexWithAnAliasHasItsOwnMxBecauseCloudflareFlattensIt() throws ProviderException {
    zone.edit(mx(300, "10 a.test."));
    zone.edit(
        NAME, RecordType.CNAME, CloudflareRecord.of("example.test", "CNAME", 300, "www.test"));
    assertThat(zone.reader().read(NAME, RecordType.MX).set()).isEqualTo(mx(300, "10 a.test."));
  }

  @Test
  void oldTextsWithoutQuotesAndTextsInUtf8AreUnderstood() throws ProviderException {
    zone.edit(
        NAME,
        RecordType.TXT,
        CloudflareRecord.of("example.test", "TXT", 300, "v=spf1 a -all"),
        CloudflareRecord.of("example.test", "TXT", 300, "\"gr\u00fc\u00dfe\" \"; x\""));
    assertThat(zone.reader().read(NAME, RecordType.TXT).set().txt())
        .extracting(txt -> txt.joined())
        .containsExactlyInAnyOrder("v=spf1 a -all", "gr\u00c3\u00bc\u00c3\u009fe; x");
  }

  @Test
  void allRecordsOfAnOwnerAreSeenHoweverShortThePages() throws ProviderException {
    zone.fake.cap(1);
    zone.edit(mx(300, "10 a.test.", "20 b.test.", "30 c.test."));
    zone.edit(CloudZone.set(RecordType.TXT, 300, "\"x\"", "\"y\""));
    assertThat(zone.reader().read(NAME, RecordType.MX).set().values()).hasSize(3);
    assertThat(zone.calls("records")).isEqualTo(5);
  }

  @Test
  void identityNamesTheObjectsAndIsNeverCompared() throws ProviderException {
    zone.edit(mx(300, "10 a.test."));
    String id = zone.records(RecordType.MX).get(0).id();
    Snapshot before = zone.reader().read(NAME, RecordType.MX);
    assertThat(before.extra().identity())
        .isEqualTo("zone " + zone.id + " 60\n" + id + " 2026-11-22T10:00:00Z");
    assertThat(before.extra().restore()).isEmpty();
    zone.edit(mx(300, "10 a.test."));
    zone.writer().swap(before, Desired.of(mx(300, "20 a.test.")), "test");
    assertThat(zone.records(RecordType.MX))
        .extracting(CloudflareRecord::id)
        .isNotEqualTo(List.of(id));
  }

  @Test
  void typesThatItDoesNotSpeakAreRefused() {
    Refusal.of(Failure.REFUSED, () -> zone.reader().read(NAME, RecordType.NS))
        .hasMessageContaining("sets of type NS are not changed at Cloudflare");
  }

  private Snapshot read(String zoneId) throws ProviderException {
    return zone.reader(WRITER, NAME, "zone_id", zoneId).read(NAME, RecordType.MX);
  }
}
