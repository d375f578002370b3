package org.mxshift.spf;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Editing keeps what it does not change; what receivers would refuse is refused with the reason.
 */
class SpfRecordTest {

  private static List<SpfTerm> terms(String text) {
    return Stream.of(text.split(" ")).filter(t -> !t.isEmpty()).map(SpfTerm::new).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=spf1",
        "v=spf1 ",
        "V=SPF1   MX  a:Mail.Example.com/24//64 -ALL  ",
        "v=spf1 +mx ?ip4:192.0.2.0/24 ~all exp=explain.%{d}",
        "v=spf1 ip6:2001:db8::/32 ip6:::ffff:192.0.2.1 -all",
        "v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d} -all",
        "v=spf1 include:_spf.example.com redirect=_other.example.com",
        "v=spf1 include:%{i}._ip.%{h}._ehlo.%{d}._spf.vali.example ~all",
        "v=spf1 a mx ptr unknown.mod=%{d}/x=1 -all",
        "v=spf1 -all include:never.looked.at"
      })
  void everyByteIsKept(String text) {
    SpfRecord record = SpfRecord.parse(text);
    assertThat(record.text()).isEqualTo(text);
    assertThat(record.union(List.of()).narrow(List.of()).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # record                           | add                        | union
          v=spf1 mx -all                     | include:b.example          | v=spf1 mx include:b.example -all
          v=spf1 mx                          | a                          | v=spf1 mx a
          v=spf1                             | a                          | v=spf1 a
          v=spf1   mx   ~all                 | a b.x=1                    | v=spf1   mx a b.x=1   ~all
          v=spf1 mx redirect=r.example       | ip4:192.0.2.1              | v=spf1 mx ip4:192.0.2.1 redirect=r.example
          v=spf1 exp=e.example mx -all       | a                          | v=spf1 exp=e.example mx a -all
          v=spf1 Include:B.Example. -all     | include:b.example          | v=spf1 Include:B.Example. -all
          v=spf1 +MX ip4:192.0.2.1/32 -all   | mx ip4:192.0.2.1           | v=spf1 +MX ip4:192.0.2.1/32 -all
          v=spf1 ip6:2001:DB8:0::1/128 -all  | ip6:2001:db8::1            | v=spf1 ip6:2001:DB8:0::1/128 -all
          v=spf1 A:X.example./24//64 -all    | a:x.example/24//64         | v=spf1 A:X.example./24//64 -all
          v=spf1 a/24 -all                   | a                          | v=spf1 a/24 a -all
          v=spf1 -all mx                     | mx                         | v=spf1 mx -all mx
          v=spf1 mx -all                     | a a ptr a                  | v=spf1 mx a ptr -all
          """)
  void unionAddsWhatIsMissingWhereItCounts(String record, String add, String union) {
    assertThat(SpfRecord.parse(record).union(terms(add)).text()).isEqualTo(union);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 mx ip4:192.0.2.1 -all            | ip4:192.0.2.1/32          | v=spf1 mx -all
          v=spf1 mx  INCLUDE:a.example a  ~all    | include:A.example.        | v=spf1 mx a  ~all
          v=spf1 mx mx -all                       | mx                        | v=spf1 -all
          v=spf1 ?a b.x=1 -all                    | ?a                        | v=spf1 b.x=1 -all
          v=spf1 a mx ptr ~all                    | ptr a                     | v=spf1 mx ~all
          """)
  void narrowRemovesExactlyThese(String record, String remove, String narrow) {
    assertThat(SpfRecord.parse(record).narrow(terms(remove)).text()).isEqualTo(narrow);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 -all                                            | 0
          v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 exp=e.example ~all | 0
          v=spf1 a mx ptr include:i.example exists:e.example -all | 5
          v=spf1 +a:x.example/24 -mx//64 ?ptr:p.example           | 3
          v=spf1 mx redirect=r.example                           | 2
          v=spf1 mx redirect=r.example -all                      | 1
          v=spf1 mx=1 a=2 include=3 all=4                        | 0
          """)
  void costIsTheNumberOfTermsThatLookUp(String record, int cost) {
    assertThat(SpfRecord.parse(record).staticCost()).isEqualTo(cost);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf10 mx                  | does not begin with
          spf2.0/pra mx               | does not begin with
          v=spf1 include              | 'include' is no SPF term
          v=spf1 include:             | 'include:' is no SPF term
          v=spf1 ip4:192.0.2.256      | 'ip4:192.0.2.256' is no SPF term: '192.0.2.256' is no IPv4 address
          v=spf1 ip4:192.0.2.1/33     | 192.0.2.1 has no prefix of 33 bits
          v=spf1 ip6:2001:db8::/129   | is no SPF term
          v=spf1 ip6:2001:db8:::1     | is no IPv6 address
          v=spf1 all:x                | is no SPF term
          v=spf1 a:x%{z              | 'x%{z': a macro has no end
          v=spf1 mÿx                  | 'm?x' is no SPF term
          v=spf1 redirect=            | names no domain
          v=spf1 a:192.0.2.1          | 'a:192.0.2.1' is no SPF term: '192.0.2.1' is no domain
          v=spf1 include:%{d0}        | keeps at least one part
          v=spf1 include:%{c}         | macro letter 'c' is not one of 'slodiphv'
          v=spf1 ip4:192.0.2.01       | is no IPv4 address
          v=spf1 moo                  | 'moo' is no SPF term: RFC 7208 section 12 knows none like this
          v=spf1 redirect=a.b redirect=b.b | has 2 'redirect='
          v=spf1 exp=a.b EXP=b.b      | has 2 'exp='
          """)
  void whatReceiversRefuseIsRefusedWithTheReason(String record, String reason) {
    assertThatThrownBy(() -> SpfRecord.parse(record))
        .isInstanceOf(SpfException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aTermWithAnotherResultIsAContradiction() {
    SpfRecord record = SpfRecord.parse("v=spf1 -ip4:192.0.2.1 mx -all");
    assertThatThrownBy(() -> record.union(terms("ip4:192.0.2.1")))
        .hasMessage(
            "'ip4:192.0.2.1' stands in the record as '-ip4:192.0.2.1', which means something else");
    assertThatThrownBy(() -> record.narrow(terms("ip4:192.0.2.1")))
        .isInstanceOf(SpfException.class);
    assertThatThrownBy(() -> record.narrow(terms("a")))
        .hasMessage("'a' is not in the record 'v=spf1 -ip4:192.0.2.1 mx -all'");
  }

  @Test
  void equalTextsAreEqualRecords() {
    assertThat(SpfRecord.parse("v=spf1 -all"))
        .isEqualTo(SpfRecord.NOBODY)
        .hasSameHashCodeAs(SpfRecord.NOBODY)
        .isNotEqualTo(SpfRecord.parse("v=spf1  -all"))
        .hasToString("v=spf1 -all");
  }
}
