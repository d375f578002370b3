package org.mxshift.sandbox;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class CachingResolverTest {
  private final HandClock clock = new HandClock();
  private final AtomicInteger asked = new AtomicInteger();
  private final FaultScript faults = new FaultScript();
  private NameServer primary;
  private NameServer other;
  private CachingResolver resolver;

  @BeforeEach
  void start() throws Exception {
    Faults counted =
        request -> {
          asked.incrementAndGet();
          return faults.next(request);
        };
    List<ZoneVersion> zones = List.of(Zones.example());
    primary = NameServer.start(Zones.anyPort(), zones, List.of(), counted, clock);
    other = NameServer.start(Zones.anyPort(), zones, List.of(), Faults.none(), clock);
    resolver = resolver(Duration.ZERO, primary);
  }

  @AfterEach
  void stop() {
    resolver.close();
    other.close();
    primary.close();
  }

  @Test
  void ttlCountsDownAndTheSetIsAskedForAgainWhenItIsOver() throws Exception {
    assertThat(ttlOf(ask("example.test", "MX"))).isEqualTo(3600);
    primary.edit("example.test", "MX", 60, "5 mail.new.example.test.");

    clock.advance(Duration.ofSeconds(1000));
    assertThat(ttlOf(ask("example.test", "MX"))).isEqualTo(2600);
    clock.advance(Duration.ofMillis(2599_999));
    assertThat(ttlOf(ask("example.test", "MX"))).isEqualTo(1);
    assertThat(asked).hasValue(1);

    clock.advance(Duration.ofMillis(1));
    Message fresh = ask("example.test", "MX");
    assertThat(ttlOf(fresh)).isEqualTo(60);
    assertThat(fresh.getSection(Section.ANSWER)).hasSize(1);
    assertThat(asked).hasValue(2);
  }

  @Test
  void theBitsAreThoseOfAResolver() throws Exception {
    Message answer = ask("example.test", "MX");

    assertThat(answer.getHeader().getFlag(Flags.RA)).isTrue();
    assertThat(answer.getHeader().getFlag(Flags.RD)).isTrue();
    assertThat(answer.getHeader().getFlag(Flags.AA)).isFalse();
  }

  @Test
  void absenceIsRememberedByTypeOrByNameForTheNegativeTtl() throws Exception {
    Message noData = ask("web.example.test", "MX");
    Message noName = ask("new.example.test", "A");
    assertThat(noData.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(noName.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    primary.edit("web.example.test", "MX", 60, "5 a.test.");
    primary.edit("new.example.test", "MX", 60, "5 a.test.");

    clock.advance(Duration.ofSeconds(299));
    Message stillNoData = ask("web.example.test", "MX");
    assertThat(stillNoData.getSection(Section.ANSWER)).isEmpty();
    assertThat(stillNoData.getSection(Section.AUTHORITY).get(0))
        .isInstanceOf(SOARecord.class)
        .satisfies(soa -> assertThat(soa.getTTL()).isEqualTo(1));
    assertThat(ask("new.example.test", "MX").getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(ask("web.example.test", "A").getSection(Section.ANSWER)).hasSize(1);

    clock.advance(Duration.ofSeconds(1));
    assertThat(ask("web.example.test", "MX").getSection(Section.ANSWER)).hasSize(1);
    assertThat(ask("new.example.test", "MX").getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void aliasesAreFollowedAndRememberedEach() throws Exception {
    assertThat(ask("www.example.test", "A").getSection(Section.ANSWER)).hasSize(2);
    assertThat(ask("dangling.example.test", "A").getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(ask("loop.example.test", "A").getRcode()).isEqualTo(Rcode.SERVFAIL);
    int before = asked.get();

    assertThat(ask("www.example.test", "A").getSection(Section.ANSWER)).hasSize(2);
    assertThat(asked).hasValue(before);
  }

  @Test
  void anotherServerIsAskedWhenOneFailsAndServfailWhenNoneIsLeft() throws Exception {
    try (CachingResolver both = resolver(Duration.ZERO, primary, other)) {
      faults.queries(new Fault.Answer(Rcode.REFUSED), new Fault.LoseRequest());
      assertThat(ttlOf(ask(both, "example.test", "MX"))).isEqualTo(3600);
      assertThat(ttlOf(ask(both, "example.test", "TXT"))).isEqualTo(3600);
    }
    faults.queries(new Fault.Answer(Rcode.SERVFAIL));
    assertThat(ask("example.test", "NS").getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(ask("example.invalid", "NS").getRcode()).isEqualTo(Rcode.SERVFAIL);
    primary.close();
    assertThat(ask("example.test", "NS").getRcode()).isEqualTo(Rcode.SERVFAIL);
  }

  @Test
  void aResolverThatExtendsTtlsKeepsTheOldSetLonger() throws Exception {
    try (CachingResolver violator = resolver(Duration.ofHours(2), primary)) {
      assertThat(ttlOf(ask(violator, "example.test", "MX"))).isEqualTo(7200);
      assertThat(ask(violator, "web.example.test", "MX").getSection(Section.ANSWER)).isEmpty();
      primary.edit("example.test", "MX", 60, "5 a.test.");
      primary.edit("web.example.test", "MX", 60, "5 a.test.");
      clock.advance(Duration.ofMinutes(119));

      assertThat(ask(violator, "web.example.test", "MX").getSection(Section.ANSWER)).isEmpty();
      assertThat(ask(violator, "example.test", "MX").getSection(Section.ANSWER)).hasSize(2);
    }
  }

  @Test
  void withoutRecursionOnlyMemoryAnswers() throws Exception {
    assertThat(peek("example.test", "MX").getRcode()).isEqualTo(Rcode.REFUSED);
    ask("example.test", "MX");
    clock.advance(Duration.ofMinutes(10));

    assertThat(ttlOf(peek("example.test", "MX"))).isEqualTo(3000);
    assertThat(asked).hasValue(1);
  }

  @Test
  void aTtlOfZeroIsAnsweredAndNotRemembered() throws Exception {
    primary.edit("example.test", "MX", 0, "5 a.test.");

    assertThat(ttlOf(ask("example.test", "MX"))).isZero();
    assertThat(ttlOf(ask("example.test", "MX"))).isZero();
    assertThat(asked).hasValue(2);
  }

  private CachingResolver resolver(Duration smallestTtl, NameServer... servers) throws Exception {
    var addresses = Arrays.stream(servers).map(NameServer::address).toList();
    return CachingResolver.start(
        Zones.anyPort(), Map.of("example.test", addresses), smallestTtl, clock);
  }

  private Message peek(String owner, String type) throws Exception {
    Message query = query(owner, type);
    query.getHeader().unsetFlag(Flags.RD);
    return client(resolver).send(query);
  }

  private Message ask(String owner, String type) throws Exception {
    return ask(resolver, owner, type);
  }

  private static Message ask(CachingResolver resolver, String owner, String type) throws Exception {
    return client(resolver).send(query(owner, type));
  }

  private static SimpleResolver client(CachingResolver resolver) {
    SimpleResolver client = new SimpleResolver(resolver.address());
    client.setTimeout(Duration.ofSeconds(5));
    return client;
  }

  private static Message query(String owner, String type) {
    Name name = ZoneVersion.name(owner);
    return Message.newQuery(Record.newRecord(name, Type.value(type), DClass.IN));
  }

  private static long ttlOf(Message response) {
    assertThat(response.getRcode()).isEqualTo(Rcode.NOERROR);
    return response.getSection(Section.ANSWER).get(0).getTTL();
  }
}
