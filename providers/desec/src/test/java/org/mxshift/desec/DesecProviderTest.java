package org.mxshift.desec;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.ApiFault;
import org.mxshift.spi.Account;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** What an answer means, what is not overwritten, and that a token never shows. */
class DesecProviderTest {
  private static final RecordSet OLD = mx(3600, "10 old.test.");
  private static final RecordSet NEW = mx(3600, "5 new.test.");
  private static final RecordSet NONE = RecordSet.absent(OLD.key());

  private final AtDesec zone = new AtDesec();

  @AfterEach
  void close() {
    zone.close();
  }

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(Provider.class)).extracting(Provider::name).contains("desec");
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED, words",
    "404, REFUSED, has no such thing in a domain example.test",
    "409, REFUSED, words",
    "401, DENIED, the secret 'token' of account 'home' is none",
    "403, DENIED, a policy that lets it write MX and TXT of example.test",
    "429, BUSY, HTTP 429",
    "500, UNSURE, words",
    "408, UNSURE, HTTP 408",
    "302, UNSURE, HTTP 302",
  })
  void everyAnswerToAChangeHasItsMeaning(int status, Failure failure, String message)
      throws ProviderException {
    zone.edit(OLD);
    zone.fake.next(
        "PUT", ApiFault.answered(status, "{\"detail\":\"words " + AtDesec.WRITER + "\"}"));
    fails(failure, () -> swap(OLD, NEW)).hasMessageContaining(message);
    assertThat(read()).isEqualTo(OLD);
    assertThat(zone.fake.calls()).containsEntry("PUT", 1);
  }

  @Test
  void throttledForAsLongAsItSays() {
    zone.edit(OLD);
    zone.fake.next("PUT", ApiFault.throttled(Duration.ofSeconds(17)));
    fails(Failure.BUSY, () -> swap(OLD, NEW))
        .extracting(e -> ((ProviderException) e).retryAfter().orElseThrow())
        .isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void aMoveTakesFourCalls() throws ProviderException {
    zone.edit(OLD);
    Snapshot before = zone.reader().read(AtDesec.NAME, RecordType.MX);
    zone.writer().swap(before, Desired.of(NEW), "test");
    assertThat(zone.fake.calls()).isEqualTo(Map.of("domain", 1, "rrsets", 2, "PUT", 1));
  }

  @Test
  void allSetsOfAnOwnerTakeOneCall() throws ProviderException {
    zone.reader()
        .readAll(
            List.of(
                OLD.key(),
                new SetKey(AtDesec.NAME, RecordType.TXT),
                new SetKey(AtDesec.NAME, RecordType.CNAME)));
    assertThat(zone.fake.calls()).isEqualTo(Map.of("domain", 1, "rrsets", 1));
  }

  @Test
  void theFloorIsTheDomainsOwnAndSaidWithTheWayOut() throws Exception {
    zone.edit(OLD);
    fails(Failure.REFUSED, () -> swap(OLD, OLD.withTtl(new Ttl(300))))
        .hasMessage(
            "deSEC takes no TTL below 1h for this domain, and example.test MX was to have 5m;"
                + " write a longer 'ttl: {during: ...}' in the plan, or ask deSEC's support for"
                + " less");
    assertThat(read()).isEqualTo(OLD);
    assertThat(zone.reader().limits())
        .isEqualTo(new Limits(new Ttl(3600), Guarantee.TRANSACTIONAL));
  }

  @Test
  void creatingOverwritesNobody() throws ProviderException {
    zone.fake.next("POST", new ApiFault.Meddled(() -> zone.edit(OLD)));
    fails(Failure.CONFLICT, () -> swap(NONE, NEW)).hasMessageContaining("old.test");
    assertThat(read()).isEqualTo(OLD);
  }

  @Test
  void replacingBringsNothingBack() throws ProviderException {
    zone.edit(OLD);
    zone.fake.next("PUT", new ApiFault.Meddled(() -> zone.edit(NONE)));
    fails(Failure.CONFLICT, () -> swap(OLD, NEW))
        .hasMessageContaining("found 'example.test MX: none'");
    assertThat(read()).isEqualTo(NONE);
  }

  @Test
  void anEditInTheGapIsOverwrittenOnlyWithinMilliseconds() throws ProviderException {
    zone.edit(OLD);
    zone.fake.next("PUT", new ApiFault.Meddled(() -> zone.edit(mx(3600, "1 stranger.test."))));
    swap(OLD, NEW);
    assertThat(read()).isEqualTo(NEW);
  }

  @Test
  void aDomainOfSomebodyElseIsSaidToBeMissing() {
    ZoneReader other = zone.reader(AtDesec.WRITER, new Zone(Name.of("other.test"), Map.of()));
    fails(Failure.REFUSED, () -> other.read(Name.of("other.test"), RecordType.MX))
        .hasMessageContaining("the account of this token has no such thing in a domain other.test");
  }

  @Test
  void aTokenNobodyKnowsIsDeniedAtTheFirstLook() {
    ZoneReader stranger = zone.reader("PlantedSecret-Stranger", AtDesec.ZONE);
    fails(Failure.DENIED, () -> stranger.read(AtDesec.NAME, RecordType.MX))
        .hasMessageContaining("Invalid token")
        .hasMessageContaining("make a new one");
  }

  @Test
  void saysWhatAnAccountNeeds() {
    Account account = new Account("home", Map.of(), Map.of());
    fails(Failure.DENIED, () -> new DesecProvider().reader(account, AtDesec.ZONE))
        .hasMessageContaining("account 'home' has no secret 'token'; give a token of deSEC");
  }

  /** Whatever goes wrong, and whoever repeats it. */
  @Test
  void plantedSecretsShowNowhere() throws ProviderException {
    StringWriter seen = new StringWriter();
    PrintWriter out = new PrintWriter(seen);
    zone.edit(OLD);
    String telltale = "{\"detail\":\"Token " + AtDesec.WRITER + "\"}";
    for (int status : List.of(302, 400, 401, 403, 404, 409, 429, 500, 200)) {
      zone.fake.next("PUT", ApiFault.answered(status, telltale));
      attempt(out, zone.writer());
      zone.fake.next("rrsets", ApiFault.answered(status, status == 200 ? "Token" : telltale));
      attempt(out, zone.writer());
    }
    zone.fake.next("PUT", new ApiFault.LostRequest(), new ApiFault.LostResponse());
    attempt(out, zone.writer());
    attempt(out, zone.writer());
    zone.fake.next("PUT", new ApiFault.Silence());
    attempt(out, AtDesec.writer(AtDesec.account(AtDesec.WRITER, zone.fake.endpoint(), "1s")));
    attempt(out, AtDesec.writer(AtDesec.WRITER, AtDesec.nobody()));
    URI https = URI.create("https" + zone.fake.endpoint().toString().substring(4));
    attempt(out, AtDesec.writer(AtDesec.account(AtDesec.WRITER, https, "1s")));
    out.println(AtDesec.account(AtDesec.WRITER, zone.fake.endpoint()));
    assertThat(seen.toString())
        .contains("***", "no JSON", "gave no answer", "cannot be reached", "HTTP 302")
        .doesNotContain("PlantedSecret");
  }

  private void attempt(PrintWriter out, ZoneWriter writer) {
    try {
      zone.edit(OLD);
      out.println(writer.swap(Snapshot.of(OLD), Desired.of(NEW), "marker"));
    } catch (ProviderException e) {
      out.println(e.failure());
      e.printStackTrace(out);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> fails(
      Failure failure, ThrowingCallable call) {
    ProviderException thrown = catchThrowableOfType(ProviderException.class, call);
    assertThat(thrown).as("a call that should fail").isNotNull();
    assertThat(thrown.failure()).as(thrown.getMessage()).isEqualTo(failure);
    return assertThat(thrown).hasMessageNotContaining("PlantedSecret");
  }

  private Receipt swap(RecordSet expected, RecordSet desired) throws ProviderException {
    return zone.writer().swap(Snapshot.of(expected), Desired.of(desired), "test");
  }

  private RecordSet read() throws ProviderException {
    return zone.reader().read(AtDesec.NAME, RecordType.MX).set();
  }

  private static RecordSet mx(int ttl, String value) {
    List<Rdata> values = List.of(Rdata.parse(RecordType.MX, value));
    return new RecordSet(AtDesec.NAME, RecordType.MX, new Ttl(ttl), values);
  }
}
