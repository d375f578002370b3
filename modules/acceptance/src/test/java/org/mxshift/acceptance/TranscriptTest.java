package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private static final Transcript RECORDED =
      Transcript.parse(
          List.of(
              "$ mxshift status",
              "DOMAIN        STEP  DUE",
              "example.com   hold  14:05 in 1h30m, 0123456789abcdef",
              "...",
              "end",
              "[exit 3]",
              "$ true"));

  @Test
  void numbersWidthsAndFingerprintsMayDiffer() {
    assertThat(
            differences(
                3,
                "DOMAIN STEP DUE",
                "example.com  hold 09:59 in 45s, fedcba9876543210",
                "x",
                "end"))
        .isEmpty();
  }

  @Test
  void wordsMayNotDiffer() {
    assertThat(differences(3, "DOMAIN STEP DUE", "example.org hold 1:2 in 3s, abcdef0", "end"))
        .hasSize(1);
    assertThat(differences(3, "DOMAIN STEP DUE")).hasSize(1);
  }

  @Test
  void theExitCodeMayNotDiffer() {
    assertThat(
            differences(
                0, "DOMAIN STEP DUE", "example.com hold 14:05 in 1h30m, 0123456789abcdef", "end"))
        .singleElement()
        .asString()
        .contains("ended with 0, not 3");
  }

  @Test
  void everyCommandIsAPart() {
    assertThat(RECORDED.parts())
        .extracting(Transcript.Part::command)
        .containsExactly("mxshift status", "true");
    assertThat(RECORDED.parts().get(1).output()).isEmpty();
  }

  private static List<String> differences(int exit, String... printed) {
    return Transcript.differences(RECORDED.parts().get(0), List.of(printed), exit);
  }
}
