package org.mxshift.acceptance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** The real name servers behave as the RFC 2136 provider relies on. */
class RealNameServersTest {
  private static final ZoneText ZONE =
      ZoneText.of(
          "example.test.",
          "@ 60 IN NS ns1",
          "ns1 60 IN A 127.0.0.1",
          "mail.old 300 IN A 192.0.2.1",
          "backup.old 300 IN A 192.0.2.2",
          "mail.new 300 IN A 192.0.2.3",
          "@ 300 IN MX 10 mail.old",
          "@ 300 IN MX 20 backup.old");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Name ORIGIN = name("example.test.");
  private static final List<Record> OLD =
      List.of(mx(300, 10, "mail.old"), mx(300, 20, "backup.old"));
  private static final List<Record> NEW = List.of(mx(60, 5, "mail.new"), mx(60, 10, "mail.old"));

  enum Kind {
    BIND,
    KNOT,
    POWERDNS;

    NameServer start() {
      return Endpoint.onFree(this::start);
    }

    NameServer start(Endpoint at) {
      return switch (this) {
        case BIND -> Bind.primary(ZONE).start(at);
        case KNOT -> Knot.start(at, ZONE);
        case POWERDNS -> PowerDns.start(at, ZONE);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSignedUpdateSwapsTheSetOnceAndOnlyAgainstTheFullSet(Kind kind) throws IOException {
    try (NameServer server = kind.start()) {
      assertThat(mxSet(server)).containsExactlyInAnyOrderElementsOf(OLD);

      assertThat(send(signed(server), swap(OLD.subList(0, 1), NEW))).isEqualTo(Rcode.NXRRSET);
      assertThat(mxSet(server)).containsExactlyInAnyOrderElementsOf(OLD);

      assertThat(send(signed(server), swap(OLD, NEW))).isEqualTo(Rcode.NOERROR);
      assertThat(mxSet(server))
          .containsExactlyInAnyOrderElementsOf(NEW)
          .allMatch(r -> r.getTTL() == 60);

      assertThat(send(signed(server), swap(OLD, NEW))).isEqualTo(Rcode.NXRRSET);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnsignedOrWronglySignedUpdateChangesNothing(Kind kind) throws IOException {
    try (NameServer server = kind.start()) {
      SimpleResolver stranger = plain(server);
      stranger.setTSIGKey(new TsigKey(server.key().name(), TsigKey.random().secret()).dnsjava());

      assertThat(send(plain(server), swap(OLD, NEW))).isIn(Rcode.REFUSED, Rcode.NOTAUTH);
      assertThat(send(stranger, swap(OLD, NEW))).isIn(Rcode.REFUSED, Rcode.NOTAUTH);
      assertThat(mxSet(server)).containsExactlyInAnyOrderElementsOf(OLD);
    }
  }

  @Test
  void aBindSecondaryFollowsItsPrimaryByNotify() {
    Endpoint.onFree(
        second -> {
          try (Bind primary = Bind.primary(ZONE).notifying(second).start();
              Bind secondary = Bind.secondary(primary, ZONE).start(second)) {
            Nsupdate.send(
                primary,
                "update delete example.test. MX",
                "update add example.test. 60 MX 5 mail.new.example.test.");
            Await.until(
                "the secondary to be notified",
                LIMIT,
                () ->
                    Dig.ask(second, "example.test.", "MX")
                        .equals(List.of("example.test. 60 IN MX 5 mail.new.example.test.")),
                secondary::log);
          }
          return second;
        });
  }

  @ParameterizedTest
  @EnumSource
  void aTakenPortIsNoticedAndToldAsSuch(Kind kind) {
    try (Endpoint.Taken taken = Endpoint.Taken.one()) {
      assertThatThrownBy(() -> kind.start(taken.endpoint()))
          .isInstanceOf(ServerProcess.PortTaken.class);
    }
  }

  @Test
  void aTakenPortOfAnApiIsNoticedToo() {
    try (Endpoint.Taken taken = Endpoint.Taken.one()) {
      int port = taken.endpoint().port();
      assertThatThrownBy(() -> Endpoint.onFree(at -> PowerDns.start(at, port, ZONE)))
          .isInstanceOf(ServerProcess.PortTaken.class)
          .hasMessageContaining("Listening on HTTP socket failed");
    }
  }

  @Test
  void anInlineSignedZoneNeverMatchesTheSerialItServes() throws IOException {
    try (Bind server = Bind.primary(ZONE).inlineSigned().start()) {
      Await.until("a signed serial", LIMIT, () -> serial(server) > 1, server::log);
      Update update = swap(List.of(ask(server, Type.SOA).get(0)), NEW);
      assertThat(send(signed(server), update)).isEqualTo(Rcode.NXRRSET);
      assertThat(send(signed(server), swap(OLD, NEW))).isEqualTo(Rcode.NOERROR);
    }
  }

  private static Update swap(List<Record> expected, List<Record> desired) {
    Update update = new Update(ORIGIN);
    expected.forEach(record -> update.present(withoutTtl(record)));
    update.delete(ORIGIN, Type.MX);
    desired.forEach(update::add);
    return update;
  }

  /** RFC 2136 section 2.4.2: a TTL in a prerequisite must be zero. */
  private static Record withoutTtl(Record record) {
    return Record.newRecord(
        record.getName(), record.getType(), DClass.IN, 0, record.rdataToWireCanonical());
  }

  private static int send(SimpleResolver resolver, Update update) throws IOException {
    return resolver.send(update).getRcode();
  }

  private static List<Record> mxSet(NameServer server) {
    return ask(server, Type.MX);
  }

  private static long serial(NameServer server) {
    return ((SOARecord) ask(server, Type.SOA).get(0)).getSerial();
  }

  private static List<Record> ask(NameServer server, int type) {
    try {
      Message question = Message.newQuery(Record.newRecord(ORIGIN, type, DClass.IN));
      return plain(server).send(question).getSection(Section.ANSWER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SimpleResolver signed(NameServer server) {
    SimpleResolver resolver = plain(server);
    resolver.setTSIGKey(server.key().dnsjava());
    return resolver;
  }

  private static SimpleResolver plain(NameServer server) {
    SimpleResolver resolver = new SimpleResolver(server.endpoint().socketAddress());
    resolver.setTimeout(Duration.ofSeconds(30));
    return resolver;
  }

  private static Record mx(long ttl, int preference, String host) {
    return new MXRecord(
        name("example.test."), DClass.IN, ttl, preference, name(host + ".example.test."));
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
