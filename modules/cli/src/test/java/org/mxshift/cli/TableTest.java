package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tables and paragraphs at every width that a terminal may have. */
class TableTest {

  @Test
  void linesUpColumnsThatFit() {
    Table table = new Table("NAME", "WHAT").row("a", "first").row("longer", "second");
    assertThat(table.lines(80, false))
        .containsExactly("NAME    WHAT", "a       first", "longer  second");
  }

  @Test
  void wrapsInsideTheColumnThatIsTooWide() {
    Table table = new Table("NAME", "WHAT").row("a", "one two three four five six");
    assertThat(table.lines(20, false))
        .containsExactly("NAME  WHAT", "a     one two three", "      four five six");
  }

  @Test
  void becomesBlocksWhereNothingElseFits() {
    Table table = new Table("DOMAIN", "STATE", "REASON").row("example.com", "waiting", "a b c");
    assertThat(table.lines(24, false))
        .containsExactly("domain: example.com", "  state: waiting", "  reason: a b c");
  }

  @Test
  void coloursDoNotMoveColumns() {
    Table table = new Table("A", "B").row(new Table.Cell("x", Style.RED), "y");
    assertThat(String.join("\n", table.lines(80, true)).replaceAll("\u001b\\[[0-9]*m", ""))
        .isEqualTo(String.join("\n", table.lines(80, false)));
  }

  @Test
  void noLineIsWiderThanTheTerminalAndNoLetterIsLost() {
    Random random = new Random(11);
    for (int width = 20; width < 140; width++) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        cells.add(text(random));
      }
      Table table = new Table("ONE", "TWO", "THREE", "FOUR").row(cells.toArray());
      List<String> lines = table.lines(width, false);
      assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(140));
      int most = width;
      assertThat(lines).allMatch(line -> line.length() <= most);
      assertThat(letters(String.join("", lines)))
          .contains(letters(String.join("", cells)).split(""));
      String text = text(random);
      List<String> wrapped = Wrap.hanging("  " + text, width, 2);
      assertThat(wrapped).allMatch(line -> line.length() <= most);
      assertThat(letters(String.join("", wrapped))).isEqualTo(letters(text));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int words = random.nextInt(12); words >= 0; words--) {
      text.append(
          "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", 0, 1 + random.nextInt(40));
      text.append(words > 0 ? " " : "");
    }
    return text.toString();
  }

  private static String letters(String text) {
    return text.replace(" ", "");
  }
}
