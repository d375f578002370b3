package org.mxshift.sandbox;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mxshift.claims.Claims.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class NameServerQueryTest {
  private final FaultScript faults = new FaultScript();
  private NameServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        NameServer.start(
            Zones.anyPort(), List.of(Zones.example()), List.of(), faults, InstantSource.system());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # owner                    | type  | rcode    | AA    | answer, authority, additional
          example.test               | MX    | NOERROR  | true  | 2 | 0 | 3
          EXAMPLE.Test               | MX    | NOERROR  | true  | 2 | 0 | 3
          example.test               | SOA   | NOERROR  | true  | 1 | 0 | 0
          example.test               | NS    | NOERROR  | true  | 2 | 0 | 2
          example.test               | TXT   | NOERROR  | true  | 2 | 0 | 0
          example.test               | AAAA  | NOERROR  | true  | 0 | 1 | 0
          www.example.test           | A     | NOERROR  | true  | 2 | 0 | 0
          www.example.test           | CNAME | NOERROR  | true  | 1 | 0 | 0
          dangling.example.test      | A     | NXDOMAIN | true  | 1 | 1 | 0
          away.example.test          | A     | NOERROR  | true  | 1 | 0 | 0
          loop.example.test          | A     | NOERROR  | true  | 9 | 0 | 0
          nowhere.example.test       | A     | NXDOMAIN | true  | 0 | 1 | 0
          old.example.test           | A     | NOERROR  | true  | 0 | 1 | 0
          a.wild.example.test        | MX    | NOERROR  | true  | 1 | 0 | 2
          a.b.wild.example.test      | MX    | NOERROR  | true  | 1 | 0 | 2
          a.wild.example.test        | A     | NOERROR  | true  | 0 | 1 | 0
          known.wild.example.test    | MX    | NOERROR  | true  | 0 | 1 | 0
          x.known.wild.example.test  | MX    | NXDOMAIN | true  | 0 | 1 | 0
          sub.example.test           | MX    | NOERROR  | false | 0 | 1 | 1
          deep.sub.example.test      | MX    | NOERROR  | false | 0 | 1 | 1
          example.invalid            | MX    | REFUSED  | false | 0 | 0 | 0
          """)
  void answersAsRfc1034Says(
      String owner, String type, String rcode, boolean aa, int answers, int authority, int extra)
      throws Exception {
    Message response = ask(owner, type);

    assertThat(Rcode.string(response.getRcode())).isEqualTo(rcode);
    assertThat(response.getHeader().getFlag(Flags.AA)).isEqualTo(aa);
    assertThat(response.getHeader().getFlag(Flags.RA)).isFalse();
    assertThat(response.getSection(Section.ANSWER)).hasSize(answers);
    assertThat(response.getSection(Section.AUTHORITY)).hasSize(authority);
    assertThat(response.getSection(Section.ADDITIONAL)).hasSize(extra + 1); // and OPT
  }

  @Test
  void wildcardAnswersUnderTheNameThatWasAsked() throws Exception {
    Record answer = ask("a.wild.example.test", "MX").getSection(Section.ANSWER).get(0);

    assertThat(answer.getName()).hasToString("a.wild.example.test.");
    assertThat(answer.rdataToString()).isEqualTo("10 mail.old.example.test.");
  }

  @Test
  void absenceCarriesTheSoaWithTheNegativeTtl() throws Exception {
    Record soa = ask("nowhere.example.test", "MX").getSection(Section.AUTHORITY).get(0);

    assertThat(soa.getType()).isEqualTo(Type.SOA);
    assertThat(soa.getTTL()).isEqualTo(300); // min(SOA TTL 3600, SOA.MINIMUM 300)
  }

  @Test
  void whatDoesNotFitADatagramIsTruncatedAndWholeOverTcp() throws Exception {
    Message query = query("big.example.test", "TXT");

    SimpleResolver udp = client();
    udp.setIgnoreTruncation(true);
    udp.setEDNS(-1);
    Message small = udp.send(query);
    SimpleResolver tcp = client();
    tcp.setEDNS(-1);
    Message whole = tcp.send(query);

    assertThat(small.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(small.getSection(Section.ANSWER)).isEmpty();
    assertThat(small.numBytes()).isLessThanOrEqualTo(512);
    assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(whole.getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void laterVersionsOfEdnsAreBadvers() throws Exception {
    Message query = query("example.test", "MX");
    query.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);

    Message response = client().send(query);

    assertThat(response.getRcode()).isEqualTo(Rcode.BADVERS);
    assertThat(response.getOPT().getVersion()).isZero();
    assertThat(response.getSection(Section.ANSWER)).isEmpty();
  }

  @Test
  void nonsenseIsFormerrAndAResponseIsNotAnswered() throws Exception {
    byte[] query = query("example.test", "MX").toWire();
    byte[] twoQuestions = query.clone();
    twoQuestions[5] = 2;
    byte[] trailing = Arrays.copyOf(query, query.length + 1);
    byte[] cut = Arrays.copyOf(query, query.length - 3);
    byte[] response = query.clone();
    response[2] |= (byte) 0x80;

    for (byte[] nonsense : List.of(twoQuestions, trailing, cut)) {
      Message answer = new Message(overTcp(nonsense));
      assertThat(answer.getRcode()).isEqualTo(Rcode.FORMERR);
      assertThat(answer.getHeader().getID()).isEqualTo(new Message(query).getHeader().getID());
    }
    assertThat(overTcp(response)).isEmpty();
  }

  @Test
  void faultsHappenInTheirOrderAndThenStop() throws Exception {
    faults.queries(new Fault.Answer(Rcode.SERVFAIL), new Fault.LoseRequest());

    assertThat(ask("example.test", "MX").getRcode()).isEqualTo(Rcode.SERVFAIL);
    SimpleResolver hasty = client();
    hasty.setTimeout(Duration.ofMillis(200));
    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> silence(hasty))).isTrue();
    assertThat(ask("example.test", "MX").getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void givesNoZoneAway() throws Exception {
    byte[] transfer = query("example.test", "AXFR").toWire();

    assertThat(new Message(overTcp(transfer)).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void aSecondaryFollowsAfterItsLag() throws Exception {
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    AtomicReference<Duration> lag = new AtomicReference<>(Duration.ofMillis(200));
    try (NameServer secondary =
        server.secondary(Zones.anyPort(), Faults.none(), lag::get, scheduler)) {
      server.edit("example.test", "TXT", 60, "one");
      assertThat(secondary.zone("example.test").soa().getSerial()).isEqualTo(100);

      lag.set(Duration.ofMillis(1));
      server.edit("example.test", "TXT", 60, "two");
      for (int after : List.of(50, 300)) { // the first version, overtaken, does not come back
        scheduler.schedule(() -> {}, after, TimeUnit.MILLISECONDS).get(5, TimeUnit.SECONDS);
        assertThat(secondary.zone("example.test").toMasterFile())
            .isEqualTo(server.zone("example.test").toMasterFile())
            .contains("102");
      }
    } finally {
      scheduler.shutdownNow();
    }
  }

  @Test
  void editsAreServedAtOnceUnderTheNextSerial() throws Exception {
    server.edit("example.test", "MX", 60, "5 mail.new.example.test.");

    Message mx = ask("example.test", "MX");
    assertThat(mx.getSection(Section.ANSWER)).hasSize(1);
    assertThat(mx.getSection(Section.ANSWER).get(0).getTTL()).isEqualTo(60);
    assertThat(server.zone("example.test").soa().getSerial()).isEqualTo(101);
  }

  private boolean silence(SimpleResolver client) throws Exception {
    try {
      client.send(query("example.test", "MX"));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private byte[] overTcp(byte[] message) throws Exception {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      socket.setSoTimeout(500);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeShort(message.length);
      out.write(message);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      return in.readNBytes(in.readUnsignedShort());
    } catch (SocketTimeoutException | EOFException e) {
      return new byte[0];
    }
  }

  private Message ask(String owner, String type) throws Exception {
    return client().send(query(owner, type));
  }

  private SimpleResolver client() {
    SimpleResolver client = new SimpleResolver(server.address());
    client.setTimeout(Duration.ofSeconds(5));
    return client;
  }

  private static Message query(String owner, String type) throws Exception {
    Name name = Name.fromString(owner, Name.root);
    return Message.newQuery(Record.newRecord(name, Type.value(type), DClass.IN));
  }
}
