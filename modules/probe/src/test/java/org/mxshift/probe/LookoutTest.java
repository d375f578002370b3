package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.sandbox.CachingResolver;
import org.mxshift.sandbox.Fault;
import org.mxshift.sandbox.Faults;
import org.mxshift.sandbox.NameServer;
import org.mxshift.sandbox.ZoneVersion;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Everywhere;
import org.mxshift.spi.Hosted;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Published;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.xbill.DNS.Rcode;

/** A parent, two servers of a zone, one that only the zone knows, and a resolver in front. */
@Timeout(60)
class LookoutTest {

  private static final Name ZONE = Name.of("example.test");
  private static final String PARENT =
      """
      $TTL 3600
      @ SOA ns.test. hostmaster.test. 1 600 60 86400 30
      @ NS ns.test.
      ns A 127.0.79.9
      example NS ns1.example.test.
      example NS ns2.example.test.
      ns1.example A 127.0.79.1
      ns2.example A 127.0.79.2
      """;
  private static final String CHILD =
      """
      $TTL 3600
      @ SOA ns1.example.test. hostmaster.test. 1 600 60 86400 30
      @ NS ns1.example.test.
      @ NS ns3.example.test.
      ns1 A 127.0.79.1
      ns2 A 127.0.79.2
      ns3 A 127.0.79.3
      @ 300 MX 10 Mail.Old.test.
      www CNAME web.example.test.
      web A 192.0.2.1
      """;

  private final List<AutoCloseable> open = new ArrayList<>();
  private int port;
  private volatile Fault first = new Fault.None();
  private CachingResolver resolver;
  private Lookout lookout;

  @BeforeEach
  void start() throws IOException {
    NameServer parent = server("127.0.79.9", "test", PARENT, Faults.none());
    port = parent.address().getPort();
    server("127.0.79.1", ZONE.text(), CHILD, request -> first);
    server("127.0.79.2", ZONE.text(), CHILD, Faults.none());
    server("127.0.79.3", ZONE.text(), CHILD, Faults.none());
    resolver =
        CachingResolver.start(
            new InetSocketAddress("127.0.79.53", 0),
            Map.of("test", List.of(parent.address()), ZONE.text(), List.of(at("127.0.79.2"))),
            Duration.ZERO,
            Looks.CLOCK);
    open.add(resolver);
    lookout = new Lookout(settings(resolver.address()), Looks.CLOCK);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private ProbeSettings settings(InetSocketAddress... resolvers) {
    return ProbeSettings.of(List.of(resolvers), Name.of("probe.test"))
        .withPorts(25, port)
        .withPatience(TimeLimits.allOf(Duration.ofSeconds(2)), Duration.ZERO);
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

  private <A> A see(Inquiry<A> inquiry) {
    Sighting<A> sighting = lookout.see(inquiry);
    assertThat(sighting).as(inquiry.sentence()).isInstanceOf(Seen.class);
    return ((Seen<A>) sighting).answer();
  }

  @Test
  void tellsWhoServesTheZoneByParentAndByItself() {
    Delegated.Zone zone = see(new Delegated(Name.of("deep.below.example.test")));
    assertThat(zone.apex()).isEqualTo(ZONE);
    assertThat(zone.configured()).isFalse();
    assertThat(zone.servers())
        .containsExactly(
            known("ns1", true, true, "127.0.79.1"),
            known("ns2", true, false, "127.0.79.2"),
            known("ns3", false, true, "127.0.79.3"));
  }

  /**
   * SERVFAIL for one family is no word on it, and the parent is not to be blamed for what it says.
   */
  @Test
  void glueIsNotWrongWhereOneFamilyCouldNotBeLookedUp() throws Exception {
    ProbeSettings settings = settings(resolver.address());
    DnsClient client = new DnsClient(settings.limits());
    Resolvers resolvers = new Resolvers(settings, client);
    List<InetAddress> four = List.of(InetAddress.getByName("127.0.79.9"));
    Delegation half =
        new Delegation(
            settings,
            client,
            resolvers,
            name ->
                new Resolvers.Found(
                    four, Optional.empty(), List.of("resolver: " + name + " AAAA SERVFAIL")));
    assertThat(half.of(ZONE).named())
        .filteredOn(Delegated.NameServer::atParent)
        .hasSize(2)
        .allSatisfy(server -> assertThat(server.addresses()).containsAll(server.glue()));
  }

  private static Delegated.NameServer known(
      String label, boolean atParent, boolean atZone, String address) {
    List<String> glue = atParent ? List.of(address) : List.of();
    return new Delegated.NameServer(ZONE.child(label), atParent, atZone, glue, List.of(address));
  }

  @Test
  void asksEveryAddressAndTellsWhichOneIsSilent() {
    Everywhere ask = new Everywhere(new SetKey(ZONE, RecordType.MX));
    assertThat(see(ask))
        .hasSize(3)
        .allSatisfy(reply -> assertThat(reply.toString()).contains("MX 300: 10 mail.old.test."))
        .allMatch(reply -> reply.reply().map(DnsReply::authoritative).orElse(false));
    first = new Fault.LoseRequest();
    assertThat(see(ask))
        .extracting(ServerReply::toString)
        .contains("ns1.example.test 127.0.79.1: no answer in time");
    first = new Fault.Answer(Rcode.REFUSED);
    assertThat(see(ask))
        .extracting(ServerReply::toString)
        .contains("ns1.example.test 127.0.79.1: REFUSED for example.test MX");
  }

  @Test
  void aSilentServerCostsAMomentWhereOneAnswerIsEnough() {
    Duration minute = Duration.ofMinutes(1);
    lookout =
        new Lookout(
            settings(resolver.address()).withPatience(TimeLimits.allOf(minute), Duration.ZERO),
            Looks.CLOCK);
    lookout.see(new Delegated(ZONE));
    first = new Fault.LoseRequest();
    long began = System.nanoTime();
    DnsReply reply = see(Published.of(ZONE.child("www"), RecordType.A));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(minute.dividedBy(2));
    assertThat(reply.alias()).contains(Name.of("web.example.test"));
    assertThat(reply.set().isAbsent()).isTrue();
    DnsReply nothing = see(Published.of(ZONE.child("nobody"), RecordType.A));
    assertThat(nothing.isNoSuchName()).isTrue();
    assertThat(nothing.negative()).contains(new org.mxshift.model.Ttl(30));
  }

  @Test
  void resolversFollowAliasesAndASilentOneIsTold() throws IOException {
    InetSocketAddress nobody = at("127.0.79.99");
    lookout = new Lookout(settings(nobody, resolver.address()), Looks.CLOCK);
    List<ServerReply> replies = see(Resolved.of(ZONE.child("www"), RecordType.A));
    assertThat(replies.get(0).reply()).isEmpty();
    assertThat(replies.get(1).reply().map(DnsReply::set).map(Object::toString))
        .contains("www.example.test A 3600: 192.0.2.1");
    assertThat(see(new Delegated(ZONE)).apex()).isEqualTo(ZONE);
  }

  @Test
  void whatNobodyCanTellIsUnseen() {
    lookout = new Lookout(settings(at("127.0.79.99")), Looks.CLOCK);
    SetKey mx = new SetKey(ZONE, RecordType.MX);
    for (Inquiry<?> inquiry :
        List.<Inquiry<?>>of(
            new Delegated(ZONE), new Everywhere(mx), new Published(mx), new Hosted(mx))) {
      assertThat(lookout.see(inquiry)).isInstanceOf(Unseen.class);
    }
  }

  @Test
  void configuredServersAreAskedWithoutAnyResolver() {
    ProbeSettings told =
        settings().withAuthoritative(Map.of(ZONE, List.of(at("127.0.79.2"), at("127.0.79.3"))));
    lookout = new Lookout(told, Looks.CLOCK);
    assertThat(see(new Delegated(ZONE.child("www"))).configured()).isTrue();
    assertThat(see(new Everywhere(new SetKey(ZONE, RecordType.MX))))
        .extracting(ServerReply::where)
        .containsExactly("127.0.79.2", "127.0.79.3");
  }
}
