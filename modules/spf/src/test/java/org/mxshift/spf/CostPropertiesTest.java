package org.mxshift.spf;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Costs are what receivers spend; who takes the advice changes them, and for nobody the result. */
class CostPropertiesTest {

  private static final List<String> TARGETS = List.of("example.com", "b.example", "c.example");
  private static final List<String> SENDERS =
      List.of("192.0.2.1", "192.0.2.2", "192.0.2.3", "198.51.100.1", "2001:db8::1", "2001:db8::2");
  private static final Map<String, Answer> HOSTS =
      Map.of(
          "h1.example A", Answer.of("192.0.2.1"),
          "h2.example A", Answer.of("192.0.2.2", "192.0.2.3"),
          "h2.example AAAA", Answer.of("2001:db8::1"),
          "example.com MX", Answer.of("h1.example"),
          "b.example MX", Answer.of("h1.example", "h2.example"),
          "c.example A", Answer.of("198.51.100.1"));

  @Property
  void takingItChangesNoResult(@ForAll("records") List<List<String>> records) {
    LookUp dns = dns(records);
    Cost cost = Cost.of(dns, "example.com");
    assertThat(cost.tree()).isNotEmpty();
    assertThat(Advice.sentence(cost, Limits.RFC_7208)).isNotBlank();
    for (Advice advice : Advice.of(cost)) {
      if (advice.kind() == Advice.Kind.NOT_NEEDED || !advice.instead().isEmpty()) {

        String taken = taken(cost, advice);
        LookUp after = dns.with("example.com", RecordKind.TXT, Answer.of(taken));
        for (String sender : SENDERS) {
          assertThat(result(after, sender))
              .as("%s, %s for %s", cost.record().orElseThrow(), advice, sender)
              .isEqualTo(result(dns, sender));
        }
      }
    }
  }

  /** Counting is what the check itself does, for a sender that no term matches. */
  @Property
  void noSenderCostsMoreThanWasCounted(@ForAll("records") List<List<String>> records) {
    LookUp dns = dns(records);
    Cost cost = Cost.of(dns, "example.com");
    boolean matchesNobody =
        records.stream()
            .flatMap(List::stream)
            .noneMatch(term -> term.equals("exists:h1.example") || term.equals("+all"));
    for (String sender : List.of("203.0.113.200", "2001:db9::1")) {
      Verdict verdict = verdict(dns, sender);
      int voids = sender.indexOf(':') < 0 ? cost.voids().four() : cost.voids().six();
      if (verdict.result() != Result.PERMERROR) {
        assertThat(verdict.lookUps()).isLessThanOrEqualTo(cost.lookUps());
        assertThat(verdict.voids()).isLessThanOrEqualTo(voids);
      }
      if (cost.problems().findAny().isEmpty() && matchesNobody) {
        assertThat(verdict.lookUps()).isEqualTo(cost.lookUps());
        assertThat(verdict.voids()).isEqualTo(voids);
      }
    }
  }

  private static LookUp dns(List<List<String>> records) {
    Map<String, Answer> zone = new HashMap<>(HOSTS);
    for (int i = 0; i < TARGETS.size(); i++) {
      zone.put(TARGETS.get(i) + " TXT", Answer.of("v=spf1 " + String.join(" ", records.get(i))));
    }
    return (name, kind) -> zone.getOrDefault(name + " " + kind, new Answer.NoSuchName());
  }

  /** With the last of its kind replaced; where a term is there twice, it is that which goes. */
  private static String taken(Cost cost, Advice advice) {
    List<SpfTerm> terms = new ArrayList<>(cost.record().orElseThrow().terms());
    int at = terms.lastIndexOf(advice.term());
    terms.remove(at);
    terms.addAll(at, advice.instead());
    return "v=spf1 " + String.join(" ", terms.stream().map(SpfTerm::text).toList());
  }

  private static Result result(LookUp dns, String sender) {
    return verdict(dns, sender).result();
  }

  private static Verdict verdict(LookUp dns, String sender) {
    Limits none = new Limits(99, 99, 99, 99);
    Session session = new Session(IpAddress.parse(sender), "h1.example", "a@example.com");
    return new SpfCheck(dns, none, "mx", () -> Instant.EPOCH).check(session);
  }

  @Provide
  Arbitrary<List<List<String>>> records() {
    Arbitrary<String> terms =
        Arbitraries.of(
            "a",
            "mx",
            "a:h1.example",
            "a:h2.example",
            "?a:h1.example",
            "-a:h2.example",
            "a:gone.example",
            "mx:b.example",
            "mx:%{d}",
            "include:b.example",
            "include:c.example",
            "-include:c.example",
            "include:gone.example",
            "include:%{d1}.example",
            "ip4:192.0.2.1",
            "ip4:192.0.2.0/24",
            "~ip4:192.0.2.2",
            "-ip4:192.0.2.1",
            "ip6:2001:db8::/32",
            "exists:h1.example",
            "exists:gone.example",
            "a:h1.example/31",
            "x=y");
    Arbitrary<String> ends = Arbitraries.of("-all", "~all", "+all", "x=z", "redirect=c.example");
    return Combinators.combine(terms.list().ofMinSize(1).ofMaxSize(5), ends)
        .as(
            (some, end) -> {
              List<String> all = new ArrayList<>(some);
              all.add(end);
              return all;
            })
        .list()
        .ofSize(TARGETS.size());
  }
}
