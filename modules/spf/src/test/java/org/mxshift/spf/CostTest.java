package org.mxshift.spf;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What records cost, at each stage of a move, and what could be done about it. */
class CostTest {

  private static final LookUp ZONE =
      zone(
          """
          example.com:
            - TXT: v=spf1 mx a:www.example.com include:_spf.big.example include:_spf.small.example -all
            - MX: [10, mx1.old.example]
            - MX: [20, mx2.old.example]
          www.example.com: [{A: 192.0.2.80}]
          mx1.old.example: [{A: 192.0.2.1}, {AAAA: "2001:db8::1"}]
          mx2.old.example: [{A: 192.0.2.2}]
          mx.new.example: [{A: 198.51.100.1}]
          _spf.big.example:
            - TXT: v=spf1 include:one.big.example include:two.big.example exists:%{i}.big.example ~all
          one.big.example: [{TXT: "v=spf1 ip4:203.0.113.0/24 ip6:2001:db8:2::/48 ~all"}]
          two.big.example: [{TXT: "v=spf1 mx ~all"}, {MX: [5, mx.new.example]}]
          _spf.small.example: [{TXT: "v=spf1 ip4:203.0.113.9 ?all"}]
          """);

  private static LookUp zone(String yaml) {
    try {
      return new ZoneData(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Cost cost(String record) {
    return Cost.of(ZONE.with("example.com", RecordKind.TXT, Answer.of(record)), "example.com");
  }

  @Test
  void theTreeShowsWhereTheLookUpsGo() {
    assertThat(Cost.of(ZONE, "example.com").tree())
        .containsExactly(
            "example.com: at least 8 look-ups, 0 (over IPv6 3) of them in vain",
            "  mx  1, 2 hosts, 0 (over IPv6 1) in vain",
            "  a:www.example.com  1, 0 (over IPv6 1) in vain",
            "  include:_spf.big.example  5",
            "    include:one.big.example  1",
            "      ip4:203.0.113.0/24",
            "      ip6:2001:db8:2::/48",
            "      ~all",
            "    include:two.big.example  2",
            "      mx  1, 1 host, 0 (over IPv6 1) in vain",
            "      ~all",
            "    exists:%{i}.big.example  1, depends on the sender",
            "    ~all",
            "  include:_spf.small.example  1",
            "    ip4:203.0.113.9",
            "    ?all",
            "  -all");
  }

  @Test
  void theCostOfAStageIsThatOfItsMxSet() {
    LookUp after = ZONE.with("example.com", RecordKind.MX, Answer.of("mx.new.example"));
    assertThat(Cost.of(after, "example.com").lines().get(0).addresses())
        .containsExactly(IpAddress.parse("198.51.100.1"));
    List<String> many =
        List.of("a.x", "b.x", "c.x", "d.x", "e.x", "f.x", "g.x", "h.x", "i.x", "j.x", "k.x");
    Cost dear = Cost.of(ZONE.with("example.com", RecordKind.MX, Answer.of(many)), "example.com");
    assertThat(dear.mostHosts()).isEqualTo(11);
    assertThat(dear.complaints(Limits.RFC_7208))
        .containsExactly(
            "the SPF record of example.com costs 11 look-ups that find nothing for senders over IPv4, and 2 are allowed",
            "the SPF record of example.com costs 13 look-ups that find nothing for senders over IPv6, and 2 are allowed",
            "the SPF record of example.com costs 11 hosts in one mx, and 10 are allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 -all                                          | 0  | 0 | 0 | true
          v=spf1 a mx exists:gone.example.com -all             | 3  | 2 | 3 | true
          v=spf1 -all a mx include:gone.example                | 0  | 0 | 0 | true
          v=spf1 ip4:192.0.2.1 redirect=_spf.small.example     | 1  | 0 | 0 | true
          v=spf1 redirect=_spf.small.example ?all              | 0  | 0 | 0 | true
          v=spf1 include:%{d2}.nowhere.example -all            | 1  | 0 | 0 | false
          v=spf1 include:_spf.%{o1}.example -all               | 1  | 0 | 0 | false
          v=spf1 a:www.%{d} a:www.%{o} -all                    | 2  | 0 | 2 | true
          v=spf1 ptr -all                                      | 1  | 0 | 0 | true
          v=spf1 include:%{i}.example a:%{h} -all              | 2  | 0 | 0 | false
          v=spf1 include:example.com -all                      | 1  | 0 | 0 | false
          """)
  void everyTermIsCounted(String record, int lookUps, int four, int six, boolean certain) {
    Cost cost = cost(record);
    assertThat(cost.lookUps()).isEqualTo(lookUps);
    assertThat(cost.voids()).isEqualTo(new Voids(four, six));
    assertThat(cost.isCertain()).isEqualTo(certain);
  }

  @Test
  void whatReceiversCannotUseIsSaid() {
    assertThat(
            cost("v=spf1 include:gone.example include:example.com include:x.example.com")
                .complaints(Limits.RFC_7208))
        .containsExactly(
            "gone.example has no SPF record",
            "example.com leads back to itself",
            "x.example.com has no SPF record");
    assertThat(Cost.of((n, k) -> new Answer.Failed("time-out"), "example.com").problem())
        .isEqualTo(Optional.of("example.com TXT could not be looked up: time-out"));
  }

  @Test
  @Timeout(20)
  void recordsThatGrowForEverAreNotFollowedForEver() {
    LookUp twice =
        (name, kind) ->
            Answer.of("v=spf1 include:a.%{d} include:b.%{d} include:c." + name + " -all");
    assertThat(Cost.of(twice, "example.com").lookUps()).isBetween(255, 1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 a:www.example.com ip4:192.0.2.0/24 -all            | NOT_NEEDED a:www.example.com 1
          v=spf1 mx ip4:192.0.2.0/24 ip6:2001:db8::/32 -all         | NOT_NEEDED mx 1
          v=spf1 include:_spf.big.example include:one.big.example -all | NOT_NEEDED include:one.big.example 1
          v=spf1 a:gone.example exists:gone.example -all            | NOT_NEEDED a:gone.example 1
          v=spf1 -all a:www.example.com                             | NOT_NEEDED a:www.example.com 0
          v=spf1 ptr -all                                           | REPLACE ptr 1
          v=spf1 include:_spf.small.example -all                    | WRITE_OUT include:_spf.small.example 1
          v=spf1 include:_spf.big.example -all                      | DEAREST include:_spf.big.example 5
          """)
  void theSafestAdviceComesFirst(String record, String first) {
    Advice advice = Advice.of(cost(record)).get(0);
    assertThat(advice.kind() + " " + advice.term() + " " + advice.saves()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "v=spf1 a/24 ip4:192.0.2.0/24 -all",
        "v=spf1 -a:www.example.com ip4:192.0.2.0/24 -all",
        "v=spf1 a:www.example.com/30 -ip4:192.0.2.80 ip4:192.0.2.0/24 -all",
        "v=spf1 ?ip4:192.0.2.80 a:www.example.com/32 ip4:192.0.2.0/24 -all",
        "v=spf1 exists:%{i}.x.example -all"
      })
  void whatMayBeNeededIsNotCalledNeedless(String record) {
    LookUp zone =
        ZONE.with("example.com", RecordKind.TXT, Answer.of(record))
            .with("example.com", RecordKind.A, Answer.of("192.0.2.1"));
    assertThat(Advice.of(Cost.of(zone, "example.com"))).isEmpty();
  }

  @Test
  void oneSentenceSaysWhatToDo() {
    assertThat(
            Advice.sentence(
                cost(
                    "v=spf1 a:www.example.com ptr include:_spf.big.example include:one.big.example -all"),
                Limits.RFC_7208))
        .isEqualTo(
            "the SPF record of example.com costs at least 8 look-ups of 10:"
                + " 'include:one.big.example' is not needed (1, it is there already, itself or in an included record);"
                + " 'ptr' is better replaced (1, RFC 7208 section 5.5 says not to use ptr; name the hosts);"
                + " 'a:www.example.com' can be written out (1, 1 network, 79 octets in all; then whoever changes an address has to tell you);"
                + " 'include:_spf.big.example' costs most (5, with all it leads to)");
    assertThat(Advice.sentence(cost("v=spf1 -all"), Limits.RFC_7208))
        .isEqualTo("the SPF record of example.com costs 0 look-ups of 10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 mx -all                     | MX_SET       | 'mx' means the MX set: it will mean mx.new.example, too, and in the end no longer mx1.old.example
          v=spf1 mx:Example.com./24 -all     | MX_SET       | 'mx:Example.com./24' means the MX set: it will mean mx.new.example, too, and in the end no longer mx1.old.example
          v=spf1 a:mx1.old.example ~all      | LEAVING_HOST | 'a:mx1.old.example' means mx1.old.example, where mail goes no more: when nothing is sent from there either, take the term out
          v=spf1 a:MX.new.example. ~all      | COMING_HOST  | 'a:MX.new.example.' means mx.new.example, where mail will go: it may send already
          """)
  void termsWhoseMeaningAMoveChangesAreTold(
      String record, ChangedMeaning.Kind kind, String sentence) {
    assertThat(changed(record))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(kind);
              assertThat(change.sentence()).isEqualTo(sentence);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "v=spf1 mx:other.example a:mx2.example ip4:192.0.2.1 -all",
    "v=spf1 -all mx",
    "v=spf1 a:%{i}.x.example a -all"
  })
  void othersKeepTheirMeaning(String record) {
    assertThat(changed(record)).isEmpty();
  }

  private static List<ChangedMeaning> changed(String record) {
    return ChangedMeaning.of(
        SpfRecord.parse(record),
        "example.com",
        List.of("mx1.old.example", "stays.example"),
        List.of("stays.example", "mx.new.example"));
  }
}
