package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;

/** What strangers wrote reaches a terminal as text and never as an order to it. */
class VisibleTest {

  private static final String EVIL =
      "a\u001b[2Jb\u009b31mc\u202ed\u0007e\u2028f\rg\ud800h\udb40\udc01i\u200bj";
  private static final String SHOWN =
      "a\\u001b[2Jb\\u009b31mc\\u202ed\\u0007e\\u2028f\\u000dg\\ud800h\\udb40\\udc01i\\u200bj";

  @Test
  void whatOrdersTerminalsAboutIsShownByItsCode() {
    assertThat(Visible.text(EVIL)).isEqualTo(SHOWN);
    assertThat(Visible.text("gr\u00fcn \ud83d\ude00\n\tb"))
        .isEqualTo("gr\u00fcn \ud83d\ude00\n\tb");
    assertThat(Visible.line("a\nMx-Run: 7")).isEqualTo("a Mx-Run: 7");
  }

  @Test
  void everyWayToAPageIsGuarded() {
    Page page = new Page(1_000, false, new Times(ZoneOffset.UTC, Instant.EPOCH));
    page.line(EVIL).styled(Style.RED, EVIL).section(EVIL, List.of(EVIL)).raw(EVIL);
    page.table(new Table("A").row(EVIL).row(new Table.Cell(EVIL, Style.BOLD)));
    page.indented(new Table("A", "B").row(EVIL, "b".repeat(3_000)));
    assertThat(page.finished()).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]").contains(SHOWN);
  }

  @Test
  void jsonSaysTheSameInOtherLetters() throws IOException {
    String json = Envelope.of("status", Answer.ok(Map.of("who", EVIL), page -> {}));
    assertThat(json).matches("[^\\p{Cc}\\p{Cf}]+");
    assertThat(new ObjectMapper().readTree(json).at("/result/who").asText()).isEqualTo(EVIL);
  }

  @Test
  void whatIsTypedOrNamedIsShownSoToo(@Scratch Path directory) {
    Desk desk = new Desk(directory);
    desk.file("x\u001b[2J.yaml", "a: &b \u001b]0;title\u0007");
    for (String line :
        List.of(
            EVIL,
            "log " + EVIL,
            "status --" + EVIL,
            "plan x\u001b[2J.yaml",
            "plan " + EVIL.replace("\ud800", "").replace("\0", ""),
            "audit log --last " + EVIL,
            "explain " + EVIL)) {
      assertThat(desk.run(line).all())
          .isNotBlank()
          .matches("(?s)[^\\p{Cc}\\p{Cf}\\n]*(\\n[^\\p{Cc}\\p{Cf}\\n]*)*");
      assertThat(desk.run(line + " --output json").out()).doesNotContainPattern("[\\p{Cc}&&[^\n]]");
    }
  }
}
