package org.mxshift.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

class NameServerUpdateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final TsigKey KEY = TsigKey.fresh("update.example.test", new Random(1));
  private static final String OLD = "10 mail.old.example.test.";
  private static final String BACKUP = "20 backup.old.example.test.";
  private static final Name APEX = name("example.test");

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

  /** Fills in an update message. */
  interface Filling {
    void into(Update update) throws IOException;
  }

  /**
   * One update and what is to come of it.
   *
   * @param owner whose set is looked at afterwards, with its type
   * @param after TTL and values of that set, sorted; the same as before if nothing changes
   */
  record Case(
      String says,
      Filling filling,
      int rcode,
      long serial,
      String owner,
      String type,
      String after) {
    @Override
    public String toString() {
      return says;
    }
  }

  private static final String BEFORE = "3600 [" + OLD + ", " + BACKUP + "]";

  private static Case mx(String says, int rcode, long serial, String after, Filling filling) {
    return new Case(says, filling, rcode, serial, "example.test", "MX", after);
  }

  private static Case refused(String says, int rcode, Filling filling) {
    Filling andChange =
        update -> {
          update.add(APEX, Type.MX, 300, "5 mail.new.test.");
          filling.into(update);
        };
    return mx(says, rcode, 100, BEFORE, andChange);
  }

  private static Case accepted(String says, Filling filling) {
    Filling andChange =
        update -> {
          filling.into(update);
          update.replace(APEX, Type.MX, 300, "5 mail.new.test.");
        };
    return mx(says, Rcode.NOERROR, 101, "300 [5 mail.new.test.]", andChange);
  }

  static Stream<Case> prerequisites() {
    return Stream.of(
        accepted(
            "set equals all values",
            u -> {
              u.present(APEX, Type.MX, OLD);
              u.present(APEX, Type.MX, BACKUP);
            }),
        accepted(
            "set equals, in another order and letter case",
            u -> {
              u.present(APEX, Type.MX, BACKUP.toUpperCase(java.util.Locale.ROOT));
              u.present(name("EXAMPLE.test"), Type.MX, OLD);
            }),
        refused("set has more values", Rcode.NXRRSET, u -> u.present(APEX, Type.MX, OLD)),
        refused(
            "set has fewer values",
            Rcode.NXRRSET,
            u -> {
              u.present(APEX, Type.MX, OLD);
              u.present(APEX, Type.MX, BACKUP);
              u.present(APEX, Type.MX, "30 third.example.test.");
            }),
        refused(
            "set has another preference",
            Rcode.NXRRSET,
            u -> {
              u.present(APEX, Type.MX, OLD);
              u.present(APEX, Type.MX, "21 backup.old.example.test.");
            }),
        refused(
            "text differs in letter case",
            Rcode.NXRRSET,
            u -> {
              u.present(APEX, Type.TXT, "\"v=spf1 mx ip4:192.0.2.10 -all\"");
              u.present(APEX, Type.TXT, "\"Unrelated\"");
            }),
        refused(
            "set equals nothing", Rcode.NXRRSET, u -> u.present(APEX, Type.SRV, "0 0 25 a.test.")),
        accepted("set exists", u -> u.present(APEX, Type.MX)),
        refused("set does not exist", Rcode.NXRRSET, u -> u.present(APEX, Type.SRV)),
        accepted("set is absent", u -> u.absent(APEX, Type.SRV)),
        refused("set is not absent", Rcode.YXRRSET, u -> u.absent(APEX, Type.MX)),
        accepted("name is in use", u -> u.present(name("web.example.test"))),
        refused("name is not in use", Rcode.NXDOMAIN, u -> u.present(name("no.example.test"))),
        refused(
            "only something below it is", Rcode.NXDOMAIN, u -> u.present(name("old.example.test"))),
        accepted("name is free", u -> u.absent(name("no.example.test"))),
        refused("name is not free", Rcode.YXDOMAIN, u -> u.absent(name("web.example.test"))),
        accepted("current SOA", u -> u.present(APEX, Type.SOA, soa(100))),
        refused("stale SOA", Rcode.NXRRSET, u -> u.present(APEX, Type.SOA, soa(99))),
        refused("outside", Rcode.NOTZONE, u -> u.present(name("example.invalid"), Type.MX)),
        refused("with a TTL", Rcode.FORMERR, u -> raw(u, Section.PREREQ, "MX", DClass.IN, 9, OLD)),
        refused("of class CH", Rcode.FORMERR, u -> raw(u, Section.PREREQ, "MX", DClass.CH, 0, OLD)),
        refused(
            "set exists, with data",
            Rcode.FORMERR,
            u -> raw(u, Section.PREREQ, "MX", DClass.ANY, 0, OLD)),
        refused(
            "set is absent, with data",
            Rcode.FORMERR,
            u -> raw(u, Section.PREREQ, "MX", DClass.NONE, 0, OLD)));
  }

  static Stream<Case> updates() {
    return Stream.of(
        mx(
            "replaced by delete and add: one serial",
            Rcode.NOERROR,
            101,
            "300 [5 a.test., 6 b.test.]",
            u -> {
              u.delete(APEX, Type.MX);
              u.add(APEX, Type.MX, 300, "5 a.test.");
              u.add(APEX, Type.MX, 300, "6 b.test.");
            }),
        mx(
            "one more record with another TTL: the whole set has it",
            Rcode.NOERROR,
            101,
            "300 [10 mail.old.example.test., 20 backup.old.example.test., 5 a.test.]",
            u -> u.add(APEX, Type.MX, 300, "5 a.test.")),
        mx(
            "a record that is there with another TTL",
            Rcode.NOERROR,
            101,
            "60 [" + OLD + ", " + BACKUP + "]",
            u -> u.add(APEX, Type.MX, 60, OLD)),
        mx(
            "nothing new: no serial",
            Rcode.NOERROR,
            100,
            BEFORE,
            u -> u.add(APEX, Type.MX, 3600, OLD)),
        mx(
            "deleted and added as it was: no serial",
            Rcode.NOERROR,
            100,
            BEFORE,
            u -> {
              u.delete(APEX, Type.MX);
              u.add(APEX, Type.MX, 3600, BACKUP);
              u.add(APEX, Type.MX, 3600, OLD);
            }),
        mx("an empty update", Rcode.NOERROR, 100, BEFORE, u -> {}),
        mx(
            "one record deleted, spelt otherwise",
            Rcode.NOERROR,
            101,
            "3600 [" + OLD + "]",
            u -> u.delete(APEX, Type.MX, "20 BACKUP.old.example.test.")),
        mx(
            "a record deleted that is not there",
            Rcode.NOERROR,
            100,
            BEFORE,
            u -> u.delete(APEX, Type.MX, "30 x.test.")),
        mx("the set deleted", Rcode.NOERROR, 101, "none", u -> u.delete(APEX, Type.MX)),
        mx("all of the origin deleted", Rcode.NOERROR, 101, "none", u -> u.delete(APEX)),
        at("but not its NS", "example.test", "NS", 101, ns(1, 2), u -> u.delete(APEX)),
        at(
            "NS set of the origin stays",
            "example.test",
            "NS",
            100,
            ns(1, 2),
            u -> u.delete(APEX, Type.NS)),
        at(
            "one NS may go",
            "example.test",
            "NS",
            101,
            ns(2),
            u -> u.delete(APEX, Type.NS, "ns1.example.test.")),
        at(
            "the last NS may not",
            "example.test",
            "NS",
            101,
            ns(2),
            u -> {
              u.delete(APEX, Type.NS, "ns1.example.test.");
              u.delete(APEX, Type.NS, "ns2.example.test.");
            }),
        at(
            "SOA stays",
            "example.test",
            "SOA",
            100,
            "3600 [" + soa(100) + "]",
            u -> u.delete(APEX, Type.SOA)),
        at(
            "SOA record stays",
            "example.test",
            "SOA",
            100,
            "3600 [" + soa(100) + "]",
            u -> u.delete(APEX, Type.SOA, soa(100))),
        at(
            "a newer SOA is taken as it is",
            "example.test",
            "SOA",
            2026112201L,
            "3600 [" + soa(2026112201L) + "]",
            u -> u.add(APEX, Type.SOA, 3600, soa(2026112201L))),
        at(
            "an older SOA is ignored",
            "example.test",
            "SOA",
            100,
            "3600 [" + soa(100) + "]",
            u -> u.add(APEX, Type.SOA, 3600, soa(99))),
        at(
            "nothing beside an alias",
            "away.example.test",
            "A",
            100,
            "none",
            u -> addA(u, "away.example.test")),
        at(
            "no alias beside data",
            "web.example.test",
            "CNAME",
            100,
            "none",
            u -> u.add(name("web.example.test"), Type.CNAME, 60, "x.test.")),
        at(
            "an alias replaces an alias",
            "www.example.test",
            "CNAME",
            101,
            "60 [x.test.]",
            u -> u.add(name("www.example.test"), Type.CNAME, 60, "x.test.")),
        at(
            "a name deleted whole",
            "mail.old.example.test",
            "A",
            101,
            "none",
            u -> u.delete(name("mail.old.example.test"))),
        at(
            "an address as exchange is no concern of DNS",
            "example.test",
            "MX",
            101,
            "60 [10 192.0.2.1.]",
            u -> u.replace(APEX, Type.MX, 60, "10 192.0.2.1.")),
        refused("outside", Rcode.NOTZONE, u -> addA(u, "example.invalid")),
        refused(
            "added with class CH",
            Rcode.FORMERR,
            u -> raw(u, Section.UPDATE, "MX", DClass.CH, 0, OLD)),
        refused(
            "set deleted with data",
            Rcode.FORMERR,
            u -> raw(u, Section.UPDATE, "MX", DClass.ANY, 0, OLD)),
        refused(
            "record deleted with a TTL",
            Rcode.FORMERR,
            u -> raw(u, Section.UPDATE, "MX", DClass.NONE, 1, OLD)),
        refused(
            "record deleted without data",
            Rcode.FORMERR,
            u -> u.addRecord(Record.newRecord(APEX, Type.MX, DClass.NONE, 0), Section.UPDATE)),
        refused(
            "added without data",
            Rcode.FORMERR,
            u -> u.addRecord(Record.newRecord(APEX, Type.MX, DClass.IN, 60), Section.UPDATE)),
        refused(
            "set deleted of type AXFR",
            Rcode.FORMERR,
            u -> u.addRecord(Record.newRecord(APEX, Type.AXFR, DClass.ANY, 0), Section.UPDATE)));
  }

  @ParameterizedTest
  @MethodSource({"prerequisites", "updates"})
  void updatesAsRfc2136Says(Case expected) throws Exception {
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
    assertThat(served("example.test", "MX")).isEqualTo("60 [5 a.test.]");
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

  private static Case at(
      String says, String owner, String type, long serial, String after, Filling filling) {
    return new Case(says, filling, Rcode.NOERROR, serial, owner, type, after);
  }

  private static void addA(Update update, String owner) throws IOException {
    update.add(name(owner), Type.A, 60, "127.0.0.99");
  }

  private static void raw(
      Update update, int section, String type, int dclass, long ttl, String value)
      throws IOException {
    Record record = Record.fromString(APEX, Type.value(type), dclass, ttl, value, Name.root);
    update.addRecord(record, section);
  }

  private static String soa(long serial) {
    return "ns1.example.test. hostmaster.example.test. " + serial + " 600 60 86400 300";
  }

  private static String ns(int... numbers) {
    return "3600 "
        + java.util.Arrays.stream(numbers).mapToObj(n -> "ns" + n + ".example.test.").toList();
  }

  private static Name name(String text) {
    return ZoneVersion.name(text);
  }
}
