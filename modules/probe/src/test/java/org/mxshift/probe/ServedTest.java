package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.spi.Verdict.INCONCLUSIVE;
import static org.mxshift.spi.Verdict.PASS;
import static org.mxshift.spi.Verdict.PENDING;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.CachingResolver;
import org.mxshift.sandbox.Fault;
import org.mxshift.sandbox.FaultScript;
import org.mxshift.sandbox.Faults;
import org.mxshift.sandbox.NameServer;
import org.mxshift.sandbox.ZoneVersion;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;
import org.xbill.DNS.Rcode;

/** A parent that delegates, servers that agree or not, and everything that hides in between. */
class ServedTest {

  private static final Name ZONE = Name.of("example.test");
  private static final String PARENT =
      """
      $TTL 3600
      @ SOA ns.test. hostmaster.test. 1 600 60 86400 30
      @ NS ns.test.
      ns A 127.0.78.9
      example NS ns1.example.test.
      ns1.example A 127.0.78.1
      """;
  private static final String CHILD =
      """
      $TTL 3600
      @ SOA ns1.example.test. hostmaster.test. 1 600 60 86400 30
      @ NS ns1.example.test.
      @ NS ns2.example.test.
      ns1 A 127.0.78.1
      ns2 A 127.0.78.2
      @ 300 MX 10 Mail.Old.test.
      @ 600 TXT "v=spf1 -all"
      @ 600 TXT "verification=1" "2"
      www CNAME web.test.
      host 120 A 192.0.2.1
      host 120 AAAA 2001:db8::1
      """;

  private final List<AutoCloseable> open = new ArrayList<>();
  private NameServer parent;
  private CachingResolver resolver;
  private int port;

  @BeforeEach
  void start() throws IOException {
    parent = server("127.0.78.9", "test", PARENT, Faults.none());
    port = parent.address().getPort();
    resolver =
        CachingResolver.start(
            new InetSocketAddress("127.0.78.53", 0),
            Map.of("test", List.of(parent.address()), "example.test", List.of(at("127.0.78.1"))),
            Duration.ZERO,
            Looks.CLOCK);
    open.add(resolver);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private InetSocketAddress at(String address) {
    return new InetSocketAddress(address, port);
  }

  private NameServer server(String address, String zone, String text, Faults faults)
      throws IOException {
    NameServer server =
        NameServer.start(
            at(address), List.of(ZoneVersion.parse(zone, text)), List.of(), faults, Looks.CLOCK);
    open.add(server);
    return server;
  }

  private ProbeSettings settings() {
    return ProbeSettings.of(List.of(resolver.address()), Name.of("probe.test"))
        .withPorts(25, port)
        .withPatience(TimeLimits.allOf(Duration.ofSeconds(1)), Duration.ZERO);
  }

  private Observation look(Image image) {
    return Looks.probe(settings()).look(new Question.Served(ZONE, image), Looks.TOKEN);
  }

  private static Image image(String owner, String type, int ttl, String... values) {
    RecordType of = RecordType.of(type);
    List<Rdata> data = Stream.of(values).map(value -> Rdata.parse(of, value)).toList();
    return Image.whole(new RecordSet(Name.of(owner), of, new Ttl(ttl), data));
  }

  private record Case(Image image, Verdict verdict, long cachedFor) {}

  @TestFactory
  Stream<DynamicTest> aSetIsComparedWhole() throws IOException {
    server("127.0.78.1", "example.test", CHILD, Faults.none());
    server("127.0.78.2", "example.test", CHILD, Faults.none());
    RecordSet spf =
        new RecordSet(
            ZONE,
            RecordType.TXT,
            new Ttl(600),
            List.of(Rdata.parse(RecordType.TXT, "\"v=spf1 -all\"")));
    return Stream.of(
            new Case(image("example.test", "MX", 300, "10 mail.old.test."), PASS, 300),
            new Case(image("example.test", "MX", 60, "10 mail.old.test."), PENDING, 300),
            new Case(image("example.test", "MX", 300, "11 mail.old.test."), PENDING, 300),
            new Case(image("example.test", "MX", 0), PENDING, 300),
            new Case(Image.sharing(spf, "v=spf1"), PASS, 600),
            new Case(Image.whole(spf), PENDING, 600),
            new Case(image("host.example.test", "A", 120, "192.0.2.1"), PASS, 120),
            new Case(image("host.example.test", "AAAA", 120, "2001:DB8:0::1"), PASS, 120),
            new Case(image("host.example.test", "MX", 0), PASS, 30),
            new Case(image("none.example.test", "MX", 0), PASS, 30),
            new Case(image("none.example.test", "MX", 5, "1 a.test."), PENDING, 30),
            new Case(image("www.example.test", "MX", 0), PENDING, 3600),
            new Case(image("www.example.test", "CNAME", 3600, "web.test."), PASS, 3600))
        .map(each -> DynamicTest.dynamicTest(each.image().toString(), () -> compares(each)));
  }

  private void compares(Case each) {
    Observation seen = look(each.image());
    assertThat(seen.verdict()).as(seen.toString()).isEqualTo(each.verdict());
    assertThat(seen.cachedFor()).contains(Duration.ofSeconds(each.cachedFor()));
  }

  private static Image live() {
    return image("example.test", "MX", 300, "10 mail.old.test.");
  }

  @Test
  void aServerThatOnlyTheZoneItselfNamesIsAskedToo() throws IOException {
    server("127.0.78.1", "example.test", CHILD, Faults.none());
    NameServer second = server("127.0.78.2", "example.test", CHILD, Faults.none());
    second.edit("example.test", "MX", 300, "10 stranger.test.");
    Observation seen = look(live());
    assertThat(seen.verdict()).isEqualTo(PENDING);
    assertThat(seen.summary()).contains("ns2.example.test 127.0.78.2", "10 stranger.test.");
    assertThat(seen.evidence())
        .contains("example.test itself also names ns2.example.test as its server")
        .contains("ns1.example.test 127.0.78.1 answers example.test MX 300: 10 mail.old.test.");
  }

  @Test
  void anAliasIsNamedAsWhatStandsThere() throws IOException {
    server("127.0.78.1", "example.test", CHILD, Faults.none());
    server("127.0.78.2", "example.test", CHILD, Faults.none());
    assertThat(look(image("www.example.test", "MX", 0)).summary())
        .contains("www.example.test CNAME web.test.");
  }

  @Test
  void lameAndSilentServersLeaveItOpenAndAreNamed() throws IOException {
    server("127.0.78.1", "example.test", CHILD, Faults.none());
    server("127.0.78.2", "other.test", PARENT, Faults.none());
    Observation lame = look(live());
    assertThat(lame.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(lame.summary()).contains("ns2.example.test 127.0.78.2 is lame: REFUSED");
    assertThat(lame.cachedFor()).contains(Duration.ofMinutes(5));
  }

  @Test
  void aServerThatFailsForNowIsNotOld() throws IOException {
    server("127.0.78.1", "example.test", CHILD, Faults.none());
    server("127.0.78.2", "example.test", CHILD, request -> new Fault.Answer(Rcode.SERVFAIL));
    assertThat(look(live()).verdict()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void aLostPacketIsAskedAgain() throws IOException {
    FaultScript lossy = new FaultScript().queries(new Fault.LoseRequest());
    server("127.0.78.1", "example.test", CHILD, lossy);
    server("127.0.78.2", "example.test", CHILD, Faults.none());
    Duration second = Duration.ofSeconds(1);
    TimeLimits twice =
        new TimeLimits(second, second, second, second, second, Duration.ofMillis(400), 2);
    ProbeSettings told =
        settings()
            .withAuthoritative(Map.of(ZONE, List.of(at("127.0.78.1"), at("127.0.78.2"))))
            .withPatience(twice, Duration.ZERO);
    Observation seen = Looks.probe(told).look(new Question.Served(ZONE, live()), Looks.TOKEN);
    assertThat(seen.verdict()).isEqualTo(PASS);
  }

  @Test
  void aFamilyThatNobodyAnswersOnIsLeftOutAndSaidSo() throws IOException {
    String six = CHILD + "ns1 AAAA ::1\n";
    server("127.0.78.1", "example.test", six, Faults.none());
    server("127.0.78.2", "example.test", six, Faults.none());
    Observation seen = look(live());
    assertThat(seen.verdict()).as(seen.toString()).isEqualTo(PASS);
    assertThat(seen.summary()).contains("all 2 server addresses", "left out: 1");
    assertThat(seen.evidence())
        .anyMatch(line -> line.contains("0:0:0:0:0:0:0:1") && line.contains("left out"));
  }

  @Test
  void anAddressOfTheWorkingFamilyIsNeverLeftOut() throws IOException {
    String twice = CHILD + "ns1 A 127.0.78.3\n";
    server("127.0.78.1", "example.test", twice, Faults.none());
    server("127.0.78.2", "example.test", twice, Faults.none());
    Observation seen = look(live());
    assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(seen.summary()).contains("ns1.example.test 127.0.78.3 does not answer");
  }

  @Test
  void aServerWithoutAddressLeavesItOpen() throws IOException {
    String lost = CHILD + "@ NS gone.example.test.\n";
    server("127.0.78.1", "example.test", lost, Faults.none());
    server("127.0.78.2", "example.test", lost, Faults.none());
    Observation seen = look(live());
    assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(seen.summary()).contains("gone.example.test has no address");
  }

  @Test
  void aZoneNobodyDelegatesIsNotGuessedAt() {
    Question served = new Question.Served(Name.of("lost.test"), live());
    Observation seen = Looks.probe(settings()).look(served, Looks.TOKEN);
    assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(seen.summary()).contains("no delegation of lost.test");
  }

  @Test
  void configuredServersAreAskedInsteadAndNoOther() throws IOException {
    server("127.0.78.4", "example.test", CHILD, Faults.none());
    ProbeSettings told =
        settings().withAuthoritative(Map.of(ZONE, List.of(at("127.0.78.4"), at("127.0.78.5"))));
    Question served = new Question.Served(ZONE, live());
    Observation half = Looks.probe(told).look(served, Looks.TOKEN);
    assertThat(half.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(half.summary()).contains("127.0.78.5 does not answer");
    server("127.0.78.5", "example.test", CHILD, Faults.none());
    assertThat(Looks.probe(told).look(served, Looks.TOKEN).verdict()).isEqualTo(PASS);
  }

  @Test
  void anAnswerTooLargeForUdpComesByTcp() throws IOException {
    String[] many =
        Stream.iterate(1, i -> i + 1)
            .limit(60)
            .map(i -> i + " a-rather-long-name-" + i + ".of-a-mail-host.test.")
            .toArray(String[]::new);
    for (String address : List.of("127.0.78.1", "127.0.78.2")) {
      NameServer server = server(address, "example.test", CHILD, Faults.none());
      server.edit("example.test", "MX", 300, many);
    }
    assertThat(look(image("example.test", "MX", 300, many)).verdict()).isEqualTo(PASS);
  }

  @Test
  void anInterruptedLookProvesNothingAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    Observation seen = Looks.probe(settings()).look(new Question.Cached(live().key()), Looks.TOKEN);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(seen.summary()).contains("interrupted");
  }

  @Test
  void theLargestRemainingTtlOfAnyResolverCounts() throws IOException {
    server("127.0.78.1", "example.test", CHILD, Faults.none());
    ProbeSettings two =
        ProbeSettings.of(
                List.of(at("127.0.78.200"), resolver.address(), at("127.0.78.1")),
                Name.of("probe.test"))
            .withPatience(Looks.USUAL, Duration.ZERO);
    Observation seen = Looks.probe(two).look(new Question.Cached(live().key()), Looks.TOKEN);
    assertThat(seen.verdict()).isEqualTo(PASS);
    assertThat(seen.cachedFor()).contains(Duration.ofMinutes(5));
    assertThat(seen.evidence()).hasSize(3);
    ProbeSettings none =
        ProbeSettings.of(List.of(at("127.0.78.200")), Name.of("probe.test"))
            .withPatience(Looks.USUAL, Duration.ZERO);
    assertThat(Looks.probe(none).look(new Question.Cached(live().key()), Looks.TOKEN).verdict())
        .isEqualTo(INCONCLUSIVE);
  }
}
