package org.mxshift.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RdataTest {

  @ParameterizedTest
  @CsvSource({"10 mail.example., 10 mail.example.", "0 ., 0 .", "65535 A.B, 65535 a.b."})
  void readsMx(String typed, String text) {
    assertThat(Rdata.parse(RecordType.MX, typed).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.",
        "10",
        "-1 a.b",
        "65536 a.b",
        "10 192.0.2.1",
        "5 .",
        "10 a.b c",
        "1e1 a.b"
      })
  void refusesWhatIsNoMx(String typed) {
    assertThatThrownBy(() -> Mx.parse(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersMxAsSendersTryThem() {
    assertThat(
            List.of(Mx.parse("20 a.b"), Mx.parse("5 z.b"), Mx.parse("5 a.b")).stream()
                .sorted()
                .map(Mx::text))
        .containsExactly("5 a.b.", "5 z.b.", "20 a.b.");
  }

  @RepeatedTest(50)
  void textOfAnyOctetsReadsBackTheSame(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> strings =
        IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> octets(random)).toList();
    Txt txt = new Txt(strings);
    assertThat(Txt.parse(txt.text()).strings()).isEqualTo(strings);
  }

  private static String octets(Random random) {
    return random
        .ints(random.nextInt(256), 0, 256)
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  @Test
  void textIsEqualHoweverItIsCut() {
    assertThat(new Txt(List.of("v=spf1 ", "-all"))).isEqualTo(Txt.of("v=spf1 -all"));
    assertThat(Txt.of("x".repeat(600)).strings())
        .extracting(String::length)
        .containsExactly(255, 255, 90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"open", "\"ends in \\"})
  void refusesBrokenText(String typed) {
    assertThatThrownBy(() -> Txt.parse(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void otherDataIsOneLine() {
    assertThatThrownBy(() -> new Other("192.0.2.1\nevil A 192.0.2.2"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
