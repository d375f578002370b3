package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.probe.Looks.routed;
import static org.mxshift.spi.Verdict.DEFERS;
import static org.mxshift.spi.Verdict.INCONCLUSIVE;
import static org.mxshift.spi.Verdict.PASS;
import static org.mxshift.spi.Verdict.PENDING;
import static org.mxshift.spi.Verdict.REJECTS;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mxshift.model.Name;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Route;
import org.mxshift.spi.Verdict;

/** Along MX as a sender goes: who is asked, who is not, and what that means. */
class RoutedTest {

  private static final String HOSTS =
      """
      one A 127.0.79.1
      two A 127.0.79.2
      three A 127.0.79.3
      example MX 10 one.test.
      example MX 20 two.test.
      """;

  /** What the first host says in which phase, what it comes to, and whether the second is asked. */
  private record Case(String phase, String said, Verdict verdict, boolean secondAsked) {}

  @TestFactory
  Stream<DynamicTest> theNextHostIsAskedAfter4xxAndNeverAfter5xx() {
    return Stream.of(
            new Case("RCPT", "451 4.3.0 Later", PENDING, true),
            new Case("RCPT", "450 4.2.0 Greylisted", PENDING, true),
            new Case("BANNER", ScriptedHost.CLOSE, PENDING, true),
            new Case("EHLO", "421 4.3.0 Later", PENDING, true),
            new Case("DATA", "451 4.3.0 Later", PENDING, true),
            new Case(".", "451 4.3.0 Later", PENDING, true),
            new Case("RCPT", "550 5.1.1 No such user", REJECTS, false),
            new Case("RCPT", "554 5.7.1 Blocked using list.test", INCONCLUSIVE, false),
            new Case(".", ScriptedHost.CLOSE, INCONCLUSIVE, false),
            new Case("NOOP", "nothing is wrong", PASS, false))
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> goes(each)));
  }

  private static void goes(Case each) throws IOException {
    try (Looks looks = Looks.at(HOSTS);
        ScriptedHost one = ScriptedHost.start("127.0.79.1", 0, Map.of(each.phase(), each.said()));
        ScriptedHost two = ScriptedHost.start("127.0.79.2", one.port(), Map.of())) {
      Observation seen = routed(looks.probe(one.port(), s -> s), "one.test");
      assertThat(seen.verdict()).as(seen.toString()).isEqualTo(each.verdict());
      assertThat(two.visits()).isEqualTo(each.secondAsked() ? 1 : 0);
      assertThat(routed(looks.probe(one.port(), s -> s), "one.test", "two.test").verdict())
          .isEqualTo(each.verdict() == PENDING ? PASS : each.verdict());
    }
  }

  @Test
  void whenAllDeferTheMessageComesAgainWithinPatience() throws IOException {
    Map<String, String> later = Map.of("RCPT", "451 4.7.1 Greylisted, come again in 1 second");
    try (Looks looks = Looks.at(HOSTS);
        ScriptedHost one = ScriptedHost.start("127.0.79.1", 0, later);
        ScriptedHost two = ScriptedHost.start("127.0.79.2", one.port(), later)) {
      Probe patient =
          looks.probe(one.port(), s -> s.withPatience(Looks.USUAL, Duration.ofSeconds(2)));
      Observation seen = routed(patient, "one.test");
      assertThat(seen.verdict()).isEqualTo(DEFERS);
      assertThat(seen.summary()).contains("greylisted");
      assertThat(seen.evidence()).contains("again after 1s");
      assertThat(one.visits()).isEqualTo(2);
      assertThat(two.visits()).isEqualTo(2);
      two.close();
      one.close();
      assertThat(routed(patient, "one.test").summary()).contains("no control host");
    }
  }

  @TestFactory
  Stream<DynamicTest> aDomainSaysWhereItsMailGoes() {
    return Map.of(
            "example MX 0 .", REJECTS,
            "other A 127.0.79.1", REJECTS,
            "example MX 10 nowhere.test.", REJECTS,
            "example MX 10 nowhere.test.\nexample MX 20 mail.elsewhere.", DEFERS,
            "example MX 10 nowhere.test.\nexample MX 20 one.test.", PASS,
            "example MX 0 .\nexample MX 20 one.test.", PASS,
            "example CNAME alias.test.\nalias MX 5 one.test.", PASS,
            "example TXT \"neither MX nor address\"", REJECTS)
        .entrySet()
        .stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey().replace('\n', ' '),
                    () -> comesTo(each.getKey(), each.getValue())));
  }

  private static void comesTo(String records, Verdict verdict) throws IOException {
    try (Looks looks = Looks.at("one A 127.0.79.1\n" + records + "\n");
        ScriptedHost one = ScriptedHost.start("127.0.79.1", 0, Map.of())) {
      Observation seen = routed(looks.probe(one.port(), s -> s), "one.test");
      assertThat(seen.verdict()).as(seen.toString()).isEqualTo(verdict);
    }
  }

  @Test
  void withoutMxTheDomainItselfIsTheHost() throws IOException {
    try (Looks looks = Looks.at("example A 127.0.79.1\n");
        ScriptedHost one = ScriptedHost.start("127.0.79.1", 0, Map.of())) {
      Observation seen = routed(looks.probe(one.port(), s -> s), "example.test");
      assertThat(seen.verdict()).isEqualTo(PASS);
      assertThat(seen.evidence()).contains("example.test has no MX");
    }
  }

  /** Senders behind a resolver that still has the old set go there. */
  @Test
  void everyResolversWayIsGoneOnceAndTheWorstSpeaks() throws IOException {
    String hosts = "one A 127.0.79.1\ntwo A 127.0.79.2\n";
    try (Looks fresh = Looks.at(hosts + "example MX 5 one.test.\n");
        Looks stale = Looks.at(hosts + "example MX 9 two.test.\n");
        ScriptedHost one = ScriptedHost.start("127.0.79.1", 0, Map.of());
        ScriptedHost two = ScriptedHost.start("127.0.79.2", one.port(), Map.of())) {
      List<InetSocketAddress> both = new ArrayList<>(fresh.settings(25).resolvers());
      both.addAll(fresh.settings(25).resolvers());
      both.addAll(stale.settings(25).resolvers());
      Probe probe = asking(both, one.port());
      Observation split = routed(probe, "one.test");
      assertThat(split.verdict()).as(split.toString()).isEqualTo(PENDING);
      assertThat(split.summary()).startsWith("taken by two.test, not by one of");
      assertThat(split.evidence()).contains("resolvers lead 2 ways");
      assertThat(one.heard()).contains("X-Mxshift-Copy: 1/2");
      assertThat(two.heard()).contains("X-Mxshift-Copy: 2/2");
      assertThat(routed(probe, "one.test", "two.test").verdict()).isEqualTo(PASS);
    }
  }

  @Test
  void aResolverThatLeadsNowhereWhileOthersDoProvesNothing() throws IOException {
    String host = "one A 127.0.79.1\n";
    for (String nowhere : List.of("", "example MX 0 .\n", "example MX 10 nowhere.test.\n")) {
      try (Looks good = Looks.at(host + "example MX 5 one.test.\n");
          Looks lost = Looks.at(host + nowhere);
          ScriptedHost one = ScriptedHost.start("127.0.79.1", 0, Map.of())) {
        for (int place : List.of(0, 1)) {
          List<InetSocketAddress> both = new ArrayList<>(good.settings(25).resolvers());
          both.addAll(place, lost.settings(25).resolvers());
          Observation seen = routed(asking(both, one.port()), "one.test");
          assertThat(seen.verdict()).as(nowhere + seen).isEqualTo(INCONCLUSIVE);
          assertThat(seen.summary()).contains("others lead to hosts");
        }
        assertThat(one.visits()).isEqualTo(2);
        assertThat(routed(asking(lost.settings(25).resolvers(), one.port()), "one.test").verdict())
            .isEqualTo(REJECTS);
      }
    }
  }

  private static Probe asking(List<InetSocketAddress> resolvers, int port) {
    return Looks.probe(
        ProbeSettings.of(resolvers, Name.of("probe.test"))
            .withPorts(port, 53)
            .withPatience(Looks.USUAL, Duration.ZERO));
  }

  @Test
  void noResolverAtAllSaysNothingAboutTheDomain() throws IOException {
    try (Looks looks = Looks.at("")) {
      ProbeSettings none = ProbeSettings.of(List.of(), Name.of("probe.test"));
      assertThat(routed(Looks.probe(none), "one.test").verdict()).isEqualTo(INCONCLUSIVE);
      ProbeSettings outside = looks.settings(25);
      assertThat(
              Looks.delivers(Looks.probe(outside), new Route.Routed(Name.of("far.away"), List.of()))
                  .verdict())
          .isEqualTo(DEFERS);
    }
  }

  @Test
  void equalPreferencesAreShuffledAndFiveAddressesAreTheMost() throws IOException {
    StringBuilder zone = new StringBuilder("first A 127.0.79.9\nexample MX 1 first.test.\n");
    for (int i = 1; i <= 8; i++) {
      zone.append("equal" + i + " A 127.0.79.1" + i + "\n");
      zone.append("example MX 10 equal" + i + ".test.\n");
    }
    Set<List<Name>> orders = new HashSet<>();
    try (Looks looks = Looks.at(zone.toString())) {
      ProbeSettings settings = looks.settings(25);
      Resolvers resolvers = new Resolvers(settings, new DnsClient(settings.limits()));
      for (int seed = 0; seed < 20; seed++) {
        Exchanges exchanges = new Exchanges(settings, resolvers, new Random(seed));
        List<Name> order =
            exchanges.to(Name.of("example.test")).get(0).targets().stream()
                .map(Exchanges.Target::host)
                .toList();
        assertThat(order).hasSize(5).doesNotHaveDuplicates().startsWith(Name.of("first.test"));
        orders.add(order);
      }
    }
    assertThat(orders).hasSizeGreaterThan(10);
  }
}
