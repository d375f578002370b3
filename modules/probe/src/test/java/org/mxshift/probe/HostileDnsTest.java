package org.mxshift.probe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.Everywhere;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Verdict;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Whatever a name server answers, a look ends in its time with a verdict, and none too good. */
@Timeout(60)
class HostileDnsTest {

  private static final Name ZONE = Name.of("example.test");
  private static final Name MAIL = Name.of("mail.example.test");
  private static final int HEADER = 12;
  private static final TimeLimits BRIEF = TimeLimits.allOf(Duration.ofMillis(500));

  private interface Edit {
    byte[] of(Message good) throws IOException;
  }

  /** Answers that are none. */
  private static final Map<String, Edit> NONE =
      Map.ofEntries(
          Map.entry("wrong id", good -> octet(good.toWire(), 0, 1)),
          Map.entry("a query", good -> flagged(good, Flags.QR, false)),
          Map.entry("another name", good -> asked(good, "other.test.")),
          Map.entry("no octet", good -> new byte[0]),
          Map.entry("half a header", good -> cut(good, HEADER / 2)),
          Map.entry("half a record", good -> cut(good, good.toWire().length - 3)),
          Map.entry("a name that points to itself", good -> pointer(good, 0)),
          Map.entry("a name that points ahead", good -> pointer(good, 4)),
          Map.entry("cut, with TCP silent", good -> flagged(good, Flags.TC, true)));

  @TestFactory
  Stream<DynamicTest> whatIsNoAnswerProvesNothing() {
    return NONE.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> provesNothing(each.getValue())));
  }

  private static void provesNothing(Edit edit) throws IOException {
    WireServer.Script script =
        (question, tcp) -> tcp ? List.of() : List.of(edit.of(answer(question)));
    try (WireServer server = WireServer.start(script)) {
      assertThatThrownBy(() -> ask(server, BRIEF)).isInstanceOf(IOException.class);
      ProbeSettings brief = configured(server).withPatience(BRIEF, Duration.ZERO);
      Observation seen = served(brief);
      assertThat(seen.verdict()).as(seen.toString()).isEqualTo(Verdict.INCONCLUSIVE);
      shown(seen);
    }
  }

  @Test
  void anAnswerFromAnotherAddressIsNotHeard() throws IOException {
    try (DatagramSocket stranger = new DatagramSocket()) {
      WireServer.Script elsewhere =
          (question, tcp) -> {
            byte[] answer = answer(question).toWire();
            for (int port = 32_768; port < 61_000; port += 997) {
              stranger.send(new DatagramPacket(answer, answer.length, loopback(port)));
            }
            return List.of();
          };
      try (WireServer other = WireServer.start(elsewhere)) {
        assertThatThrownBy(() -> ask(other, BRIEF)).hasMessageContaining("imed out");
      }
    }
  }

  @Test
  void aCutAnswerIsHadWholeOverTcpUpTo64KiB() throws IOException {
    WireServer.Script script =
        (question, tcp) ->
            List.of(tcp ? large(question) : flagged(answer(question), Flags.TC, true));
    try (WireServer server = WireServer.start(script)) {
      DnsAnswer answer = ask(server, Looks.USUAL);
      RecordSet set = answer.set(new SetKey(ZONE, RecordType.MX));
      assertThat(set.values()).hasSizeGreaterThan(1_000);
      Observation seen = served(configured(server));
      assertThat(seen.verdict()).isEqualTo(Verdict.PENDING);
      shown(seen);
    }
  }

  @Test
  void aTtlWithItsTopBitSetIsZero() throws IOException {
    WireServer.Script script =
        (question, tcp) -> {
          byte[] wire = answer(question).toWire();
          return List.of(octet(wire, ttl(), 0x80));
        };
    try (WireServer server = WireServer.start(script)) {
      DnsAnswer answer = ask(server, Looks.USUAL);
      assertThat(answer.set(new SetKey(ZONE, RecordType.MX)).ttl()).isEqualTo(Ttl.ZERO);
      assertThat(answer.longest()).isEqualTo(Ttl.ZERO);
    }
  }

  /** Chains and loops are the resolver's to follow: a loop has no address and nobody is asked. */
  @Test
  void aliasesThatLoopEndInAVerdict() throws IOException {
    WireServer.Script script =
        (question, tcp) ->
            List.of(
                message(
                        question,
                        "mail.example.test. 60 IN CNAME a.example.test.",
                        "a.example.test. 60 IN CNAME mail.example.test.")
                    .toWire());
    try (WireServer server = WireServer.start(script)) {
      Observation accepts = Looks.accepts(probe(server), MAIL.text(), "ann@example.test");
      assertThat(accepts.verdict()).as(accepts.toString()).isEqualTo(Verdict.REJECTS);
      Observation routed = Looks.routed(probe(server), MAIL.text());
      assertThat(routed.verdict()).as(routed.toString()).isNotEqualTo(Verdict.PASS);
      shown(accepts);
      shown(routed);
      assertThat(server.asked()).isLessThan(30);
    }
  }

  @Test
  void aParentThatDoesNotExistIsEvidence() throws IOException {
    WireServer.Script script =
        (question, tcp) -> {
          Message none = message(question);
          none.getHeader().setRcode(Rcode.NXDOMAIN);
          return List.of(none.toWire());
        };
    try (WireServer server = WireServer.start(script)) {
      Observation seen = served(settings(server));
      assertThat(seen.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(seen.summary()).contains("no delegation of example.test was found");
    }
  }

  /** An empty record is one of an UPDATE (RFC 2136 section 2.5.2); in an answer it says nothing. */
  @Test
  void emptyRecordsAndNamesThatAreNoneSayNothing() throws IOException {
    WireServer.Script script =
        (question, tcp) -> {
          Message odd =
              message(
                  question,
                  "a\\.b\\000.test. 60 IN SOA a. b\\@c. 1 2 3 4 5",
                  "test. 60 IN NS a\\;b.");
          odd.getHeader().setOpcode(Opcode.UPDATE);
          odd.addRecord(
              Record.newRecord(question.getQuestion().getName(), 2, 1, 60), Section.ANSWER);
          return List.of(odd.toWire());
        };
    try (WireServer server = WireServer.start(script)) {
      Observation seen = served(settings(server));
      assertThat(seen.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      Lookout lookout = new Lookout(settings(server), Looks.CLOCK);
      assertThat(lookout.see(new Delegated(ZONE))).isInstanceOf(Sighting.Unseen.class);
      assertThat(lookout.see(new Everywhere(new SetKey(ZONE, RecordType.MX))))
          .isInstanceOf(Sighting.Unseen.class);
    }
  }

  @Test
  void aHundredNameServersAreNotAllAsked() throws IOException {
    String[] servers = new String[100];
    for (int i = 0; i < servers.length; i++) {
      servers[i] = "example.test. 60 IN NS ns" + i + ".example.test.";
    }
    WireServer.Script script =
        (question, tcp) -> {
          boolean cut = !tcp && question.getQuestion().getType() == 2;
          Message parent = message(question, "test. 60 IN NS a.test.", "a.test. 60 IN A 127.0.0.1");
          Message full = message(question, servers);
          boolean ours = question.getQuestion().getName().toString().equals("example.test.");
          return List.of(
              cut && ours
                  ? flagged(message(question), Flags.TC, true)
                  : (ours ? full : parent).toWire());
        };
    try (WireServer server = WireServer.start(script)) {
      Observation seen = served(settings(server));
      assertThat(seen.verdict()).as(seen.summary()).isNotEqualTo(Verdict.PASS);
      assertThat(seen.evidence())
          .contains("example.test has 100 name servers, of which not all are looked at");
      assertThat(server.asked()).isLessThan(300);
    }
  }

  /** Any octet of a good answer changed, dropped or doubled: an answer or a fault, in its time. */
  @Test
  void changedOctetsAreAnAnswerOrAFault() throws IOException {
    Random random = new Random(11);
    WireServer.Script script =
        (question, tcp) -> List.of(changed(whole(question).toWire(), random));
    List<Throwable> faults = new ArrayList<>();
    try (WireServer server = WireServer.start(script)) {
      ProbeSettings settings = configured(server);
      for (int i = 0; i < 60; i++) {
        Observation seen = served(settings);
        shown(seen);
        new Lookout(settings, Looks.CLOCK).see(new Everywhere(new SetKey(ZONE, RecordType.MX)));
        try {
          new PublicZone(settings, ZONE).read(ZONE, RecordType.TXT);
        } catch (org.mxshift.spi.ProviderException e) {
          faults.add(e);
        }
      }
    }
    assertThat(faults)
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault).hasMessageMatching("[ -~]+"));
  }

  private static byte[] changed(byte[] wire, Random random) {
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      wire[2 + random.nextInt(wire.length - 2)] = (byte) random.nextInt(256);
    }
    return random.nextInt(8) == 0
        ? java.util.Arrays.copyOf(wire, random.nextInt(wire.length))
        : wire;
  }

  private static Message answer(Message question) throws IOException {
    return message(question, "example.test. 300 IN MX 10 mail.example.test.");
  }

  private static Message whole(Message question) throws IOException {
    return message(
        question,
        "example.test. 300 IN MX 10 mail.example.test.",
        "example.test. 300 IN TXT \"v=spf1 -all\" \"x\"",
        "example.test. 300 IN NS ns.example.test.",
        "example.test. 300 IN CNAME b.test.",
        "example.test. 300 IN SVCB 1 . alpn=h2",
        "example.test. 300 IN LOC 51 30 12.748 N 0 7 39.611 W 0.00m 0.00m 0.00m 0.00m",
        "example.test. 300 IN CAA 0 issue \"ca.test\"",
        "test. 300 IN SOA a. b. 1 2 3 4 5");
  }

  private static byte[] large(Message question) throws IOException {
    String[] records = new String[2_500];
    for (int i = 0; i < records.length; i++) {
      records[i] = "example.test. 300 IN MX " + i + " m" + i + ".example.test.";
    }
    return message(question, records).toWire(65_535);
  }

  private static Message message(Message question, String... records) throws IOException {
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    for (String text : records) {
      String[] parts = text.split(" ", 5);
      answer.addRecord(
          Record.fromString(
              org.xbill.DNS.Name.fromString(parts[0]),
              org.xbill.DNS.Type.value(parts[3]),
              1,
              Long.parseLong(parts[1]),
              parts[4],
              org.xbill.DNS.Name.root),
          Section.ANSWER);
    }
    return answer;
  }

  private static byte[] asked(Message good, String name) throws IOException {
    Message other = new Message(good.getHeader().getID());
    other.setHeader(good.getHeader().clone());
    other.addRecord(Record.newRecord(org.xbill.DNS.Name.fromString(name), 15, 1), Section.QUESTION);
    good.getSection(Section.ANSWER).forEach(record -> other.addRecord(record, Section.ANSWER));
    return other.toWire();
  }

  private static byte[] flagged(Message good, int flag, boolean set) {
    if (set) {
      good.getHeader().setFlag(flag);
    } else {
      good.getHeader().unsetFlag(flag);
    }
    return good.toWire();
  }

  /** The owner of the answer becomes a pointer to itself, or to this many octets behind. */
  private static byte[] pointer(Message good, int behind) {
    byte[] wire = good.toWire();
    int at = ttl() - 6 + behind;
    wire[ttl() - 6] = (byte) 0xc0;
    wire[ttl() - 5] = (byte) at;
    return wire;
  }

  /** Where the TTL of the first answer stands, whose owner is a pointer to the question. */
  private static int ttl() {
    return HEADER + "example.test".length() + 2 + 4 + 2 + 4;
  }

  private static byte[] octet(byte[] wire, int at, int value) {
    wire[at] = (byte) (wire[at] ^ value);
    return wire;
  }

  private static byte[] cut(Message good, int length) {
    return java.util.Arrays.copyOf(good.toWire(), length);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static DnsAnswer ask(WireServer server, TimeLimits limits) throws IOException {
    return new DnsClient(limits).askServer(server.address(), ZONE, RecordType.MX);
  }

  private static Image image() {
    return Image.whole(
        RecordSet.mx(
            ZONE, new Ttl(300), List.of(org.mxshift.model.Mx.parse("10 mail.example.test."))));
  }

  private static Observation served(ProbeSettings settings) {
    return probe(settings).look(new Question.Served(ZONE, image(), List.of()), Looks.TOKEN);
  }

  private static ProbeSettings settings(WireServer server) {
    return ProbeSettings.of(List.of(server.address()), Name.of("probe.test"))
        .withPorts(1, server.address().getPort())
        .withPatience(Looks.USUAL, Duration.ZERO);
  }

  private static ProbeSettings configured(WireServer server) {
    return settings(server).withAuthoritative(Map.of(ZONE, List.of(server.address())));
  }

  private static Probe probe(WireServer server) {
    return probe(settings(server));
  }

  private static Probe probe(ProbeSettings settings) {
    return Looks.probe(settings);
  }

  private static void shown(Observation seen) {
    assertThat(seen.summary()).matches("[ -~]{1,2000}");
    assertThat(seen.evidence()).allMatch(line -> line.matches("[ -~]{0,2000}"));
  }
}
