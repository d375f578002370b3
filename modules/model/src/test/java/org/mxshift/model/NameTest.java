package org.mxshift.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

  @ParameterizedTest
  @CsvSource({
    "Example.COM, example.com",
    "example.com., example.com",
    "_mta-sts.example.com, _mta-sts.example.com",
    "*.example.com, *.example.com",
    "bücher.example, xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example"
  })
  void spellingsOfOneNameAreEqual(String typed, String text) {
    assertThat(Name.of(typed)).isEqualTo(new Name(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "a..b",
        ".a",
        "-a.example",
        "a-.example",
        "a b",
        "a.*.b",
        "a\r\nb",
        "a\u0000b",
        "a/b",
        "a\\.b",
        "1234567890123456789012345678901234567890123456789012345678901234.example"
      })
  void refusesWhatIsNoName(String typed) {
    assertThatThrownBy(() -> Name.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("\r", "\n", "\u0000");
  }

  @Test
  void refusesMoreThan253Characters() {
    String label = "a".repeat(49) + ".";
    assertThat(Name.of(label.repeat(5)).text()).hasSize(249);
    assertThatThrownBy(() -> Name.of(label.repeat(5) + "aaaaa")).hasMessageContaining("253");
  }

  @Test
  void theRootIsADot() {
    assertThat(Name.of(".")).isEqualTo(Name.ROOT).hasToString(".");
    assertThat(Name.ROOT.absolute()).isEqualTo(".");
    assertThat(Name.ROOT.parent()).isEqualTo(Name.ROOT);
  }

  @Test
  void knowsWhatLiesWithinAZone() {
    Name zone = Name.of("example.com");
    assertThat(zone.within(zone)).isTrue();
    assertThat(Name.of("a.example.com").within(zone)).isTrue();
    assertThat(Name.of("notexample.com").within(zone)).isFalse();
    assertThat(zone.child("_mta-sts").parent()).isEqualTo(zone);
  }
}
