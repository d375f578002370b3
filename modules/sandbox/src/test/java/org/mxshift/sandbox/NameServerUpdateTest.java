package org.mxshift.sandbox;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.sandbox.UpdateCase.APEX;
import static org.mxshift.sandbox.UpdateCase.BACKUP;
import static org.mxshift.sandbox.UpdateCase.BEFORE;
import static org.mxshift.sandbox.UpdateCase.OLD;
import static org.mxshift.sandbox.UpdateCase.name;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

class NameServerUpdateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final TsigKey KEY = TsigKey.fresh("update.example.test", new Random(1));

  private final FaultScript faults = new FaultScript();
  private NameServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        NameServer.start(
            Zones.anyPort(),
            List.of(Zones.example()),
            List.of(KEY),
            faults,
            InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource({"org.mxshift.sandbox.Prerequisites#all", "org.mxshift.sandbox.Updates#all"})
  void updatesAsRfc2136Says(UpdateCase expected) throws Exception {
    Update update = new Update(APEX);
    expected.filling().into(update);

    Message response = signedBy(KEY).send(update);

    assertThat(Rcode.string(response.getRcode())).isEqualTo(Rcode.string(expected.rcode()));
    assertThat(response.isVerified()).isTrue();
    assertThat(served(expected.owner(), expected.type())).isEqualTo(expected.after());
    assertThat(server.zone("example.test").soa().getSerial()).isEqualTo(expected.serial());
  }

  @Test
  void prerequisitesDoNotSeeATtlChangedBehindOurBack() throws Exception {
    server.edit("example.test", "MX", 7, OLD, BACKUP);
    Update update = new Update(APEX);
    update.present(APEX, Type.MX, OLD);
    update.present(APEX, Type.MX, BACKUP);
    update.delete(APEX, Type.MX, BACKUP);

    assertThat(signedBy(KEY).send(update).getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(served("example.test", "MX")).isEqualTo("7 [" + OLD + "]");
  }

  @Test
  void refusesWhoHasNoKeyAndSaysWhatIsWrongWithASignature() throws Exception {
    TsigKey stranger = TsigKey.fresh("stranger.test", new Random(2));
    TsigKey forged = TsigKey.fresh("update.example.test", new Random(3));
    TsigKey otherAlgorithm = TsigKey.of("update.example.test", "hmac-sha512", KEY.secret());

    assertThat(client().send(change()).getRcode()).isEqualTo(Rcode.REFUSED);
    for (var wrong :
        List.of(
            new Wrong(stranger, Rcode.BADKEY),
            new Wrong(otherAlgorithm, Rcode.BADKEY),
            new Wrong(forged, Rcode.BADSIG))) {
      Message response = signedBy(wrong.key()).send(change());
      assertThat(response.getRcode()).isEqualTo(Rcode.NOTAUTH);
      assertThat(response.getTSIG().getError()).isEqualTo(wrong.error());
      assertThat(response.getTSIG().getSignature()).isEmpty();
      assertThat(response.isVerified()).isFalse();
    }
    assertThat(served("example.test", "MX")).isEqualTo(BEFORE);
  }

  private record Wrong(TsigKey key, int error) {}

  @Test
  void aClockThatIsOffIsBadtimeInASignedResponse() throws Exception {
    SimpleResolver late = client();
    InstantSource off = InstantSource.fixed(NOW.minus(Duration.ofMinutes(6)));
    late.setTSIGKey(KEY.tsig(off.withZone(ZoneOffset.UTC)));

    Message response = late.send(change());

    assertThat(response.getRcode()).isEqualTo(Rcode.NOTAUTH);
    assertThat(response.getTSIG().getError()).isEqualTo(Rcode.BADTIME);
    assertThat(response.isVerified()).isTrue();
    assertThat(served("example.test", "MX")).isEqualTo(BEFORE);
  }

  @Test
  void aZoneThatIsNotServedIsNotauthAndAnotherZoneTypeFormerr() throws Exception {
    Update elsewhere = new Update(name("example.invalid"));
    Update below = new Update(name("old.example.test"));
    Message wrongType = change();
    wrongType.removeAllRecords(Section.ZONE);
    wrongType.addRecord(Record.newRecord(APEX, Type.MX, DClass.IN), Section.ZONE);

    assertThat(signedBy(KEY).send(elsewhere).getRcode()).isEqualTo(Rcode.NOTAUTH);
    assertThat(signedBy(KEY).send(below).getRcode()).isEqualTo(Rcode.NOTAUTH);
    assertThat(signedBy(KEY).send(wrongType).getRcode()).isEqualTo(Rcode.FORMERR);
  }

  @Test
  void lostResponsesHideWhatWasAppliedAndLostRequestsWhatWasNot() throws Exception {
    SimpleResolver hasty = signedBy(KEY);
    hasty.setTimeout(Duration.ofMillis(200));
    faults.updates(new Fault.LoseRequest(), new Fault.LoseResponse());

    assertThat(silence(hasty)).isTrue();
    assertThat(served("example.test", "MX")).isEqualTo(BEFORE);
    assertThat(silence(hasty)).isTrue();
    awaitServed("60 [5 a.test.]"); // the client may have given up before the server was done
    assertThat(signedBy(KEY).send(change()).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void answersAskedForAreGivenSignedAndNothingIsApplied() throws Exception {
    faults.updates(new Fault.Answer(Rcode.SERVFAIL));

    Message response = signedBy(KEY).send(change());

    assertThat(response.getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(response.isVerified()).isTrue();
    assertThat(served("example.test", "MX")).isEqualTo(BEFORE);
  }

  private void awaitServed(String mx) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!served("example.test", "MX").equals(mx) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    assertThat(served("example.test", "MX")).isEqualTo(mx);
  }

  private boolean silence(SimpleResolver client) throws IOException {
    try {
      client.send(change());
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static Update change() throws IOException {
    Update update = new Update(APEX);
    update.replace(APEX, Type.MX, 60, "5 a.test.");
    return update;
  }

  private String served(String owner, String type) {
    List<Record> set = server.zone("example.test").set(name(owner), Type.value(type));
    return set.isEmpty()
        ? "none"
        : set.get(0).getTTL() + " " + set.stream().map(Record::rdataToString).sorted().toList();
  }

  private SimpleResolver signedBy(TsigKey key) {
    SimpleResolver client = client();
    client.setTSIGKey(key.tsig(InstantSource.fixed(NOW).withZone(ZoneOffset.UTC)));
    return client;
  }

  private SimpleResolver client() {
    SimpleResolver client = new SimpleResolver(server.address());
    client.setTimeout(Duration.ofSeconds(5));
    return client;
  }
}
