package org.mxshift.cloudflare;

import static org.assertj.core.api.Assertions.tuple;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.cloudflare.CloudZone.NAME;
import static org.mxshift.cloudflare.CloudZone.mx;
import static org.mxshift.cloudflare.CloudZone.set;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.sandbox.CloudflareFault;
import org.mxshift.sandbox.CloudflareRecord;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/** What becomes of the record objects when a set is replaced. */
class WritingTest {
  private static final String OWNER = "example.test";

  private final CloudZone zone = new CloudZone();

  @AfterEach
  void close() {
    zone.close();
  }

  @Test
  void aChangeTakesThreeCallsTheFirstTimeAndTwoAfterwards() throws ProviderException {
    zone.edit(mx(300, "10 a.test."));
    try (ZoneWriter writer = zone.writer()) {
      swap(writer, mx(300, "10 a.test."), mx(300, "5 b.test.", "10 a.test."));
      assertThat(zone.fake.calls()).isEqualTo(Map.of("zones", 1, "records", 1, "batch", 1));
      swap(writer, mx(300, "5 b.test.", "10 a.test."), mx(300, "5 b.test."));
      assertThat(zone.fake.calls()).isEqualTo(Map.of("zones", 1, "records", 2, "batch", 2));
    }
  }

  @Test
  void prioritiesAndTtlsArePatchedWhereTheyStand() throws ProviderException {
    zone.edit(mx(300, "10 a.test.", "20 b.test."));
    List<String> ids = zone.records(RecordType.MX).stream().map(CloudflareRecord::id).toList();

    swap(mx(300, "10 a.test.", "20 b.test."), mx(600, "0 b.test.", "20 a.test."));

    assertThat(zone.records(RecordType.MX))
        .extracting(CloudflareRecord::id, CloudflareRecord::content, CloudflareRecord::priority)
        .containsExactly(
            tuple(ids.get(0), "a.test", OptionalInt.of(20)),
            tuple(ids.get(1), "b.test", OptionalInt.of(0)));
  }

  @Test
  void oneHostForAnotherIsOneRecordThatChangesSoThatNobodySeesNone() throws ProviderException {
    zone.edit(mx(300, "10 a.test."));
    String id = zone.records(RecordType.MX).get(0).id();

    swap(mx(300, "10 a.test."), mx(300, "10 b.test."));

    assertThat(zone.records(RecordType.MX))
        .extracting(CloudflareRecord::id, CloudflareRecord::content)
        .containsExactly(tuple(id, "b.test"));
  }

  @Test
  void spfIsRewrittenInItsOwnRecordAndStrangersKeepTheirs() throws ProviderException {
    RecordSet before = txt(300, "\"token=1\"", "\"v=spf1 a -all\"");
    zone.edit(before);
    List<CloudflareRecord> old = zone.records(RecordType.TXT);

    swap(before, txt(300, "\"token=1\"", "\"v=spf1 a mx -all\""));

    assertThat(zone.records(RecordType.TXT))
        .extracting(CloudflareRecord::id, CloudflareRecord::content)
        .containsExactly(
            tuple(old.get(0).id(), "\"token=1\""), tuple(old.get(1).id(), "\"v=spf1 a mx -all\""));
  }

  @Test
  void anotherStrangersTextIsNeverTurnedIntoSpf() throws ProviderException {
    RecordSet before = txt(300, "\"token=1\"");
    zone.edit(before);
    String id = zone.records(RecordType.TXT).get(0).id();
    swap(before, txt(300, "\"v=spf1 -all\""));
    assertThat(zone.records(RecordType.TXT)).extracting(CloudflareRecord::id).doesNotContain(id);
  }

  @Test
  void automaticCommentsAndTagsComeBack() throws ProviderException {
    zone.edit(
        NAME,
        RecordType.MX,
        CloudflareRecord.mx(OWNER, 1, 10, "a.test").described("ticket 7", "team:mail", "a:b"),
        CloudflareRecord.mx(OWNER, 1, 20, "b.test"));
    Snapshot before = read(RecordType.MX);
    assertThat(before.set()).isEqualTo(mx(300, "10 a.test.", "20 b.test."));
    List<Object> original = shown();

    zone.writer().swap(before, Desired.of(mx(600, "5 c.test.", "20 b.test.")), "test");
    assertThat(zone.records(RecordType.MX)).extracting(CloudflareRecord::ttl).containsOnly(600);
    zone.writer().swap(read(RecordType.MX), Desired.restoring(before), "test");

    assertThat(shown()).containsExactlyInAnyOrderElementsOf(original);
    assertThat(read(RecordType.MX).extra().restore()).isEqualTo(before.extra().restore());
  }

  @Test
  void automaticIsThreeHundredAndStaysAutomaticWhenThatIsWanted() throws ProviderException {
    zone.edit(NAME, RecordType.MX, CloudflareRecord.mx(OWNER, 1, 10, "a.test"));
    Snapshot before = read(RecordType.MX);

    zone.writer().swap(before, Desired.of(mx(300, "10 a.test.", "20 b.test.")), "test");

    assertThat(zone.records(RecordType.MX))
        .extracting(CloudflareRecord::ttl)
        .containsExactly(1, 300);
  }

  @Test
  void recordsOfDifferentTtlsAreTheLargestAndBecomeOne() throws ProviderException {
    zone.edit(
        NAME,
        RecordType.MX,
        CloudflareRecord.mx(OWNER, 300, 10, "a.test"),
        CloudflareRecord.mx(OWNER, 900, 20, "b.test"));
    Snapshot before = read(RecordType.MX);
    assertThat(before.set().ttl().seconds()).isEqualTo(900);

    zone.writer().swap(before, Desired.of(before.set()), "test");
    assertThat(zone.records(RecordType.MX)).extracting(CloudflareRecord::ttl).containsOnly(900);
    zone.writer().swap(read(RecordType.MX), Desired.restoring(before), "test");
    assertThat(zone.records(RecordType.MX)).extracting(CloudflareRecord::ttl).contains(300, 900);
  }

  @Test
  void aCommentThatChangedIsAConflict() throws ProviderException {
    zone.edit(mx(300, "10 a.test."));
    Snapshot before = read(RecordType.MX);
    CloudflareRecord record = CloudflareRecord.mx(OWNER, 300, 10, "a.test").described("mine");
    zone.edit(NAME, RecordType.MX, record);
    Refusal.of(
            Failure.CONFLICT,
            () -> zone.writer().swap(before, Desired.of(mx(300, "10 b.test.")), "test"))
        .hasMessageContaining("the TTL of one record, a comment or a tag differs");
  }

  @Test
  void aRecordThatVanishedStopsAllOfTheBatch() throws ProviderException {
    zone.edit(mx(300, "10 a.test.", "20 b.test."));
    RecordSet found = mx(300, "10 a.test.");
    zone.beforeNextWrite(() -> zone.edit(found));
    Refusal.of(
            Failure.CONFLICT,
            () -> swap(mx(300, "10 a.test.", "20 b.test."), mx(300, "5 c.test.", "10 b.test.")))
        .hasMessageContaining("found '" + found + "'");
    assertThat(read(RecordType.MX).set()).isEqualTo(found);
  }

  @Test
  void theSameSetMadeAgainThisVeryMomentIsTriedLater() {
    zone.edit(mx(300, "10 a.test."));
    zone.beforeNextWrite(() -> zone.edit(mx(300, "10 a.test.")));
    Refusal.of(Failure.BUSY, () -> swap(mx(300, "10 a.test."), mx(300, "10 b.test.")))
        .hasMessageContaining("made again this very moment");
  }

  @Test
  void anIdenticalRecordThatIsOurOwnIsDone() throws ProviderException {
    zone.beforeNextWrite(() -> zone.edit(mx(300, "10 a.test.")));
    swap(RecordSet.absent(NAME, RecordType.MX), mx(300, "10 a.test."));
    assertThat(zone.records(RecordType.MX)).hasSize(1);
  }

  @Test
  void whatTheReaderLookedUpIsNotLookedUpAgain() throws ProviderException {
    zone.edit(mx(300, "10 a.test."));
    zone.writer().swap(read(RecordType.MX), Desired.of(mx(300, "10 b.test.")), "test");
    assertThat(zone.fake.calls()).isEqualTo(Map.of("zones", 1, "records", 2, "batch", 1));
  }

  @Test
  void anAnswerThatDoesNotShowTheSetIsLookedInto() throws ProviderException {
    zone.edit(mx(300, "10 a.test."));
    zone.fake.next("batch", new CloudflareFault.Untold());
    swap(mx(300, "10 a.test."), mx(300, "10 b.test."));
    assertThat(zone.fake.calls()).isEqualTo(Map.of("zones", 1, "records", 2, "batch", 1));
  }

  @Test
  void aStrangersEditOfOurRecordThatTheAnswerShowsIsAConflict() {
    zone.edit(mx(300, "10 a.test.", "20 b.test."));
    String id = zone.records(RecordType.MX).get(0).id();
    zone.beforeNextWrite(() -> zone.fake.touch(zone.id, id, 7200));
    Refusal.of(
            Failure.CONFLICT,
            () -> swap(mx(300, "10 a.test.", "20 b.test."), mx(300, "5 a.test.", "20 b.test.")))
        .hasMessageContaining("another set right after it")
        .hasMessageContaining("7200");
  }

  @Test
  void anEditFoundByTheSecondLookIsAConflict() {
    zone.edit(mx(300, "10 a.test."));
    zone.fake.next("batch", new CloudflareFault.Untold());
    zone.fake.next(
        "records",
        new CloudflareFault.Meddled(() -> {}),
        new CloudflareFault.Meddled(() -> zone.edit(mx(300, "1 stranger.test."))));
    Refusal.of(Failure.CONFLICT, () -> swap(mx(300, "10 a.test."), mx(300, "10 b.test.")))
        .hasMessageContaining("another set right after it")
        .hasMessageContaining("stranger.test");
  }

  @Test
  void aReceiptShowsNoSecret() throws ProviderException {
    zone.edit(mx(300, "10 a.test."));
    Receipt receipt = swap(mx(300, "10 a.test."), mx(300, "10 b.test."));
    assertThat(receipt.text()).isEqualTo("example.test MX at Cloudflare");
  }

  private List<Object> shown() {
    return zone.records(RecordType.MX).stream()
        .map(r -> (Object) List.of(r.content(), r.priority(), r.ttl(), r.comment(), r.tags()))
        .toList();
  }

  private Snapshot read(RecordType type) throws ProviderException {
    return zone.reader().read(NAME, type);
  }

  private Receipt swap(RecordSet from, RecordSet to) throws ProviderException {
    return swap(zone.writer(), from, to);
  }

  private static Receipt swap(ZoneWriter writer, RecordSet from, RecordSet to)
      throws ProviderException {
    return writer.swap(Snapshot.of(from), Desired.of(to), "test");
  }

  private static RecordSet txt(int ttl, String... values) {
    return set(RecordType.TXT, ttl, values);
  }
}
