package org.mxshift.googledns;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.googledns.AtGoogle.MANAGED;
import static org.mxshift.googledns.AtGoogle.NAME;
import static org.mxshift.googledns.AtGoogle.ZONE;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.spi.Account;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;

/** Which zone it is, what a change costs, and what an objection of Google's means. */
class SwapTest {
  private static final String OWNER = "example.test.";
  private static final RecordSet OLD = mx("10 old.test.");
  private static final RecordSet NEW = mx("5 new.test.");

  private AtGoogle zone = new AtGoogle();

  @AfterEach
  void close() {
    zone.close();
  }

  @Test
  void aMoveTakesFourCallsAndIsDoneWhenItsTimeHasCome() throws ProviderException {
    zone.edit(OLD);
    Snapshot before = read();
    Receipt receipt = zone.writer().swap(before, Desired.of(NEW), "test");
    assertThat(zone.writer(zone.token(AtGoogle.WRITER)).inSync(receipt)).isFalse();
    assertThat(zone.fake.calls())
        .isEqualTo(Map.of("zones", 1, "rrsets", 1, "change", 1, "status", 1));
    zone.now.updateAndGet(now -> now.plus(Duration.ofSeconds(40)));
    assertThat(zone.writer().inSync(receipt)).isTrue();
  }

  @Test
  void allSetsOfAnOwnerTakeOneCall() throws ProviderException {
    zone.reader()
        .readAll(
            List.of(
                OLD.key(), new SetKey(NAME, RecordType.TXT), new SetKey(NAME, RecordType.CNAME)));
    assertThat(zone.fake.calls()).isEqualTo(Map.of("zones", 1, "rrsets", 1));
  }

  @Test
  void whatIsDoneAlreadyIsInSyncWithoutAQuestion() throws ProviderException {
    zone.edit(NEW);
    Receipt receipt = zone.writer().swap(Snapshot.of(OLD), Desired.of(NEW), "test");
    assertThat(zone.writer().inSync(receipt)).isTrue();
    assertThat(zone.fake.calls()).doesNotContainKeys("change", "status");
  }

  @Test
  void aStrangersSpellingAndOrderAreSentBackToTheCharacter() throws ProviderException {
    zone.fake.edit(MANAGED, OWNER, "MX", 300, List.of("20 B.Mail.test.", "010 a.mail.test."));
    RecordSet next = mx("20 b.mail.test.", "5 new.test.");
    zone.writer().swap(read(), Desired.of(next), "test");
    assertThat(zone.fake.set(MANAGED, OWNER, "MX").values())
        .containsExactlyInAnyOrder("20 B.Mail.test.", "5 new.test.");
  }

  @Test
  void anotherSpellingOfTheSameSetIsNoConflict() throws ProviderException {
    zone.edit(OLD);
    Snapshot before = read();
    zone.fake.edit(MANAGED, OWNER, "MX", 300, List.of("10 OLD.test."));
    zone.writer().swap(before, Desired.of(NEW), "test");
    assertThat(read().set()).isEqualTo(NEW);
    assertThat(zone.fake.calls()).containsEntry("change", 2);
  }

  @Test
  void anObjectionThatNothingExplainsIsTriedAgainAndNotForEver() throws ProviderException {
    zone.edit(OLD);
    ApiFault objection = ApiFault.answered(412, "{}");
    zone.fake.next("change", objection);
    zone.writer().swap(read(), Desired.of(NEW), "test");
    assertThat(read().set()).isEqualTo(NEW);
    zone.edit(OLD);
    zone.fake.next("change", objection, objection, objection);
    Refusal.of(Failure.CONFLICT, () -> zone.writer().swap(read(), Desired.of(NEW), "test"))
        .hasMessageContaining("412");
    assertThat(read().set()).isEqualTo(OLD);
  }

  @Test
  void anObjectionIsInDoubtWhenNobodyCanLook() throws ProviderException {
    zone.edit(OLD);
    Snapshot before = read();
    zone.fake.next("change", ApiFault.answered(412, "{}"));
    zone.fake.next("rrsets", ApiFault.answered(503, ""));
    Refusal.of(Failure.UNSURE, () -> zone.writer().swap(before, Desired.of(NEW), "test"));
  }

  @Test
  void twoPublicZonesOfOneDomainAreToldApartByName() throws ProviderException {
    zone.fake.zone("spare", OWNER, "public").zone("inside", OWNER, "private").cap(1);
    Refusal.of(Failure.REFUSED, this::read)
        .hasMessage(
            "project mail-project has several public zones example.test: mail-zone"
                + " (example.test.), spare (example.test.); say in the plan which one is"
                + " delegated, as 'managed_zone'");
    zone.edit(OLD);
    assertThat(named("mail-zone").read(NAME, RecordType.MX).set()).isEqualTo(OLD);
    assertThat(named("spare").read(NAME, RecordType.MX).set().isAbsent()).isTrue();
    Refusal.of(Failure.REFUSED, () -> named("inside").read(NAME, RecordType.MX))
        .hasMessageContaining("no public zone example.test, only inside (example.test. private)");
    Refusal.of(Failure.REFUSED, () -> named("none").read(NAME, RecordType.MX))
        .hasMessageContaining("resource named 'none' does not exist");
  }

  @Test
  void aMissingOrPrivateZoneIsRefused() {
    zone.close();
    zone = new AtGoogle("");
    zone.fake.zone("other", "other.test.", "public");
    Refusal.of(Failure.REFUSED, this::read)
        .hasMessageContaining("has no public zone example.test; check 'project'");
    zone.fake.zone("inside", OWNER, "private");
    Refusal.of(Failure.REFUSED, this::read).hasMessageContaining("inside (example.test. private)");
    zone.fake.zone("mail-zone", OWNER, "public");
    Refusal.of(Failure.REFUSED, () -> named("other").read(NAME, RecordType.MX))
        .hasMessageContaining("only other (other.test.)");
  }

  @Test
  void aRoutedSetIsRefusedWithTheReason() {
    zone.edit(OLD);
    zone.fake.route(MANAGED, OWNER, "MX");
    Refusal.of(Failure.REFUSED, this::read).hasMessageContaining("routing policy");
    Refusal.of(Failure.REFUSED, () -> zone.writer().swap(Snapshot.of(OLD), Desired.of(NEW), "test"))
        .hasMessageContaining("make it a plain set first");
  }

  @Test
  void anAliasThatCameIsRefusedAtTheLastMoment() throws ProviderException {
    Snapshot nothing = read();
    zone.fake.edit(MANAGED, OWNER, "CNAME", 300, List.of("elsewhere.test."));
    Refusal.of(Failure.REFUSED, () -> zone.writer().swap(nothing, Desired.of(NEW), "test"))
        .hasMessageContaining("is an alias (CNAME)");
  }

  /** Whatever goes wrong, and whoever repeats it. */
  @Test
  void plantedSecretsShowNowhere() {
    StringWriter seen = new StringWriter();
    PrintWriter out = new PrintWriter(seen);
    Account ready = zone.token(AtGoogle.WRITER);
    Account signing = zone.key("writer@mail-project.test");
    for (int status : List.of(302, 400, 401, 403, 404, 409, 412, 429, 500, 200)) {
      for (String kind : List.of("change", "rrsets", "zones")) {
        zone.fake.next(kind, ApiFault.answered(status, telltale(status)));
        attempt(out, ready);
      }
      zone.fake.next("token", ApiFault.answered(status, "{\"error\":\"" + AtGoogle.WRITER + "\"}"));
    }
    zone.fake.next("change", new ApiFault.LostRequest(), new ApiFault.Silence());
    attempt(out, ready);
    attempt(out, AtGoogle.account(zone.fake.endpoint(), Map.of("token", AtGoogle.WRITER), "1s"));
    String https = "https" + zone.fake.endpoint().toString().substring(4);
    attempt(out, AtGoogle.account(URI.create(https), Map.of("token", AtGoogle.WRITER), "1s"));
    attempt(out, AtGoogle.account(AtGoogle.nobody(), Map.of("token", AtGoogle.WRITER)));
    out.println(ready + " " + signing);
    assertThat(seen.toString())
        .contains("***", "no JSON", "gave no answer", "cannot be reached", "HTTP 302")
        .doesNotContain("PlantedSecret", "PRIVATE KEY");
  }

  private static String telltale(int status) {
    return status == 200
        ? "Bearer " + AtGoogle.WRITER
        : "{\"error\":{\"message\":\"Bearer " + AtGoogle.WRITER + "\"}}";
  }

  private void attempt(PrintWriter out, Account account) {
    try {
      zone.edit(OLD);
      Snapshot before = zone.reader(account, ZONE).read(NAME, RecordType.MX);
      out.println(before);
      out.println(zone.writer(account).swap(before, Desired.of(NEW), "marker"));
    } catch (ProviderException e) {
      out.println(e.failure());
      e.printStackTrace(out);
    }
  }

  private ZoneReader named(String managed) {
    Zone of = new Zone(NAME, Map.of("managed_zone", managed));
    return zone.reader(zone.token(AtGoogle.WRITER), of);
  }

  private Snapshot read() throws ProviderException {
    return zone.reader().read(NAME, RecordType.MX);
  }

  private static RecordSet mx(String... values) {
    List<Rdata> data =
        Arrays.stream(values).map(value -> Rdata.parse(RecordType.MX, value)).toList();
    return new RecordSet(NAME, RecordType.MX, new Ttl(300), data);
  }
}
