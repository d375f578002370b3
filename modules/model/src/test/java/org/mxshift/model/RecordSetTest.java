package org.mxshift.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordSetTest {

  private static final Name DOMAIN = Name.of("example.com");

  @Test
  void setsOfTheSameRecordsAreEqualInAnyOrder() {
    Mx one = Mx.parse("10 a.example.");
    Mx two = Mx.parse("20 b.example.");
    assertThat(RecordSet.mx(DOMAIN, new Ttl(60), List.of(two, one, two)))
        .isEqualTo(RecordSet.mx(DOMAIN, new Ttl(60), List.of(one, two)))
        .hasToString("example.com MX 60: 10 a.example., 20 b.example.");
  }

  @Test
  void anAbsentSetIsAValueWithoutTtl() {
    RecordSet absent = RecordSet.absent(DOMAIN, RecordType.MX);
    assertThat(absent.isAbsent()).isTrue();
    assertThat(absent.withTtl(new Ttl(60))).isEqualTo(absent).hasToString("example.com MX: none");
  }

  @Test
  void refusesRecordsOfAnotherType() {
    assertThatThrownBy(() -> new RecordSet(DOMAIN, RecordType.MX, new Ttl(1), List.of(Txt.of("x"))))
        .hasMessageContaining("is no MX record");
    assertThatThrownBy(() -> new RecordSet(DOMAIN, RecordType.A, new Ttl(1), List.of(Mx.NULL)))
        .hasMessageContaining("is no A record");
  }

  @Test
  void anImageOwnsItsValuesAndCarriesStrangersAlong() {
    RecordSet live = txt(300, "v=spf1 -all", "token=1");
    Image wide = Image.sharing(txt(60, "v=spf1 mx -all"), "v=spf1");
    assertThat(Image.sharing(txt(300, "v=spf1 -all"), "v=spf1").standsIn(live)).isTrue();
    assertThat(wide.standsIn(live)).isFalse();
    assertThat(wide.over(live)).isEqualTo(txt(60, "token=1", "v=spf1 mx -all"));
    assertThat(wide.standsIn(wide.over(live))).isTrue();
    assertThat(wide.foreign(live)).containsExactly(Txt.of("token=1"));
  }

  @Test
  void anImageWithoutValuesRemovesOnlyItsOwn() {
    RecordSet live = txt(300, "v=spf1 -all", "token=1");
    Image none = Image.sharing(RecordSet.absent(DOMAIN, RecordType.TXT), "v=spf1");
    assertThat(none.over(live)).isEqualTo(txt(300, "token=1"));
    assertThat(none.standsIn(txt(300, "token=1"))).isTrue();
  }

  @Test
  void aWholeImageSeesEveryStranger() {
    RecordSet mine = RecordSet.mx(DOMAIN, new Ttl(60), List.of(Mx.parse("10 a.example.")));
    RecordSet live =
        mine.withValues(List.of(Mx.parse("10 a.example."), Mx.parse("20 third.example.")));
    assertThat(Image.whole(mine).standsIn(live)).isFalse();
    assertThat(Image.whole(mine).standsIn(mine.withTtl(new Ttl(61)))).isFalse();
  }

  @Test
  void anImageRefusesAValueItWouldNotOwn() {
    assertThatThrownBy(() -> Image.sharing(txt(60, "token=1"), "v=spf1"))
        .hasMessageContaining("v=spf1");
  }

  private static RecordSet txt(int ttl, String... texts) {
    return new RecordSet(
        DOMAIN, RecordType.TXT, new Ttl(ttl), List.of(texts).stream().<Rdata>map(Txt::of).toList());
  }
}
