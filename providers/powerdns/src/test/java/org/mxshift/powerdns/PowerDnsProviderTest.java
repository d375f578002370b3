package org.mxshift.powerdns;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Zone;

/** What may be given, what may be answered, and what stands beside a set. */
class PowerDnsProviderTest {
  private static final String OWNER = "example.test.";
  private static final RecordSet OLD = mx("10 old.test.");
  private static final RecordSet NEW = mx("5 new.test.");

  private final FakeServerZone zone = new FakeServerZone();

  @AfterEach
  void close() {
    zone.close();
  }

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(Provider.class)).extracting(Provider::name).contains("powerdns");
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED, words",
    "422, REFUSED, words",
    "404, REFUSED, no such zone there",
    "401, DENIED, is not the server's api-key",
    "403, DENIED, webserver-allow-from",
    "429, BUSY, HTTP 429",
    "500, UNSURE, words",
    "408, UNSURE, HTTP 408",
    "302, UNSURE, HTTP 302",
  })
  void everyAnswerToAChangeHasItsMeaning(int status, Failure failure, String message)
      throws ProviderException {
    zone.edit(OLD);
    zone.fake.next(
        "PATCH", ApiFault.answered(status, "{\"error\":\"words " + FakeServerZone.KEY + "\"}"));
    fails(failure, this::swap).hasMessageContaining(message);
    assertThat(read().set()).isEqualTo(OLD);
    assertThat(zone.fake.calls()).containsEntry("PATCH", 1);
  }

  @Test
  void aMoveTakesThreeCalls() throws ProviderException {
    zone.edit(OLD);
    swap();
    assertThat(zone.fake.calls()).isEqualTo(Map.of("GET", 2, "PATCH", 1));
  }

  @Test
  void commentsStayAndComeBack() throws ProviderException {
    zone.edit(OLD);
    zone.fake.comment(OWNER, "MX", "ticket 7");
    Snapshot before = read();
    assertThat(before.extra().restore()).contains("ticket 7");
    zone.writer().swap(before, Desired.of(NEW), "test");
    assertThat(read().extra()).isEqualTo(before.extra());
    RecordSet absent = RecordSet.absent(OLD.key());
    zone.writer().swap(read(), Desired.of(absent), "test");
    zone.writer().swap(Snapshot.of(absent), Desired.restoring(before), "test");
    assertThat(read()).isEqualTo(before);
  }

  @Test
  void aCommentThatCameIsAConflict() throws ProviderException {
    zone.edit(OLD);
    Snapshot before = read();
    zone.fake.comment(OWNER, "MX", "mine");
    fails(Failure.CONFLICT, () -> zone.writer().swap(before, Desired.of(NEW), "test"))
        .hasMessageContaining("a comment differs");
  }

  @Test
  void anEditInTheGapIsOverwrittenOnlyWithinMilliseconds() throws ProviderException {
    zone.edit(OLD);
    zone.beforeNextWrite(() -> zone.edit(mx("1 stranger.test.")));
    swap();
    assertThat(read().set()).isEqualTo(NEW);
  }

  @Test
  void disabledRecordsAndCopiedZonesAreRefused() {
    zone.edit(OLD);
    zone.fake.disable(OWNER, "MX");
    fails(Failure.REFUSED, this::read).hasMessageContaining("disabled record");
    zone.edit(OLD);
    zone.fake.kind("Slave");
    fails(Failure.REFUSED, this::read).hasMessageContaining("copied from its primary");
  }

  @ParameterizedTest
  @CsvSource({
    "endpoint, http://ns.example/, neither an https address nor http on this machine",
    "timeout, 0s, is not a time from 1s to 5m",
    "user, x, powerdns knows no 'user'",
  })
  void refusesAnAccountItDoesNotUnderstand(String key, String value, String message) {
    Account good = FakeServerZone.account(FakeServerZone.KEY, URI.create("http://127.0.0.1:1/"));
    Map<String, String> settings = new HashMap<>(good.settings());
    settings.put(key, value);
    Account account = new Account("home", settings, good.secrets());
    fails(
            Failure.REFUSED,
            () -> new PowerDnsProvider().reader(account, new Zone(zone.name(), Map.of())))
        .hasMessageContaining(message);
  }

  @Test
  void saysWhatAnAccountNeeds() {
    Zone of = new Zone(zone.name(), Map.of());
    fails(
            Failure.DENIED,
            () -> new PowerDnsProvider().reader(new Account("home", Map.of(), Map.of()), of))
        .hasMessageContaining("account 'home' has no secret 'key'; give the server's api-key");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> fails(
      Failure failure, ThrowingCallable call) {
    ProviderException thrown = catchThrowableOfType(ProviderException.class, call);
    assertThat(thrown).as("a call that should fail").isNotNull();
    assertThat(thrown.failure()).as(thrown.getMessage()).isEqualTo(failure);
    return assertThat(thrown).hasMessageNotContaining(FakeServerZone.KEY);
  }

  private Receipt swap() throws ProviderException {
    return zone.writer().swap(Snapshot.of(OLD), Desired.of(NEW), "test");
  }

  private Snapshot read() throws ProviderException {
    return zone.reader().read(FakeServerZone.NAME, RecordType.MX);
  }

  private static RecordSet mx(String value) {
    List<Rdata> values = List.of(Rdata.parse(RecordType.MX, value));
    return new RecordSet(FakeServerZone.NAME, RecordType.MX, new Ttl(300), values);
  }
}
