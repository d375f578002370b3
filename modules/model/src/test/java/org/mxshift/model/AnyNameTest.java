package org.mxshift.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed as a name or a value: one that is shown in plain letters, or a refusal. */
class AnyNameTest {

  private static final List<String> PIECES =
      List.of(
          "a",
          "example",
          "com",
          ".",
          "..",
          "-",
          "--",
          "xn--",
          "xn--a",
          "*",
          "_dmarc",
          "\u00fc",
          "\u00df",
          "\u0430",
          "\u3002",
          "\uff0e",
          "\u00ad",
          "\u200d",
          "\u202e",
          "\ud83d\ude00",
          "\ud800",
          "\udc00",
          "\uff45",
          "\u0130",
          "\u1e9e",
          "\u05d0",
          "1",
          "\0",
          "\n",
          " ",
          "%",
          "${x}",
          "\u001b[2J",
          "\u2028",
          "\u0660",
          "\ufdfa",
          "x".repeat(63),
          "\u00fc".repeat(60));

  @Property
  void aNameIsPlainOrRefused(@ForAll("typed") String text) {
    try {
      Name name = Name.of(text);
      assertThat(name.toString()).matches("[a-z0-9_.*-]{1,254}");
      assertThat(Name.of(name.absolute())).isEqualTo(name);
      assertThat(Name.of(name.toString())).isEqualTo(name);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }
  }

  @Property
  void anAddressFitsIntoACommandLineOrIsRefused(@ForAll("typed") String local) {
    try {
      assertThat(MailAddress.of(local + "@example.com").toString()).matches("[!-~&&[^<>]]{1,320}");
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).doesNotContainPattern("\\p{Cc}");
    }
  }

  @Property
  void aValueIsOneLineOrRefused(@ForAll("types") RecordType type, @ForAll("typed") String text) {
    try {
      Rdata value = Rdata.parse(type, text);
      assertThat(value.text()).doesNotContainPattern("[\\p{Cc}\\u2028\\u2029]");
      assertThat(Rdata.parse(type, value.text())).isEqualTo(value);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  /** A name that looks like another is shown as what it is (RFC 5891 section 4.4). */
  @Example
  void aLookAlikeIsShownByItsCode() {
    assertThat(Name.of("ex\u0430mple.com").toString()).isEqualTo("xn--exmple-4nf.com");
    assertThat(Name.of("\u0440\u0430\u0443\u0440\u0430l.com").toString()).startsWith("xn--");
    assertThat(Name.of("\uff45xample\u3002com")).isEqualTo(Name.of("example.com"));
  }

  @Example
  void tenMillionLettersAreRefusedAtOnce() {
    for (String letter : List.of("a", "\u00fc", "\u4e2d", "a.", "\0")) {
      assertThatThrownBy(() -> Name.of(letter.repeat(10_000_000)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("a domain name has at most 253 characters, this one has \\d+");
    }
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.of(PIECES).list().ofMaxSize(8).map(list -> String.join("", list)),
        Arbitraries.of(PIECES).list().ofMaxSize(8).map(list -> String.join(".", list)));
  }

  @Provide
  Arbitrary<RecordType> types() {
    return Arbitraries.of("MX", "TXT", "A", "AAAA", "CNAME", "TLSA").map(RecordType::of);
  }
}
