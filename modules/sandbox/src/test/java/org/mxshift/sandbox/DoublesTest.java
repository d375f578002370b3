package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of what the doubles enforce names code and tests that are there. */
class DoublesTest {
  private static final Path PAGE = Path.of("modules", "sandbox", "README.md");
  private static final String HEADING = "| enforced | where | shown by |";
  private static final Pattern LINK =
      Pattern.compile("\\[`(?:\\w+\\.)?(\\w+)`\\]\\(([^)]+\\.java)\\)");

  /** Without these a double would let a careless client through. */
  private static final List<String> OWED =
      List.of(
          "exact `DELETE` with TTL",
          "`DELETE` before `CREATE`",
          "`PENDING`, then `INSYNC`",
          "`Throttling`",
          "`PriorRequestNotComplete`",
          "429 with `retry-after`",
          "response lost after success",
          "all-or-nothing batch",
          "fixed order",
          "read-only records",
          "codes of identical",
          "edit behind our back");

  @Test
  void eachRowNamesWhatIsThere() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE, UTF_8).stream()
            .dropWhile(line -> !line.equals(HEADING))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    for (String owed : OWED) {
      assertThat(rows).as(owed).anyMatch(row -> row.startsWith("| " + owed));
    }
    for (String row : rows) {
      String[] cells = row.split(" \\| ");
      assertThat(cells).as(row).hasSize(3);
      assertNamed(cells[1], "/src/main/", "\\b%s\\(");
      assertNamed(cells[2], "/src/test/", "void %s\\(");
    }
  }

  private static void assertNamed(String cell, String below, String declared) throws IOException {
    Matcher link = LINK.matcher(cell);
    int found = 0;
    while (link.find()) {
      Path file = PAGE.resolveSibling(link.group(2));
      assertThat("/" + file).as(cell).contains(below);
      assertThat(Files.readString(file, UTF_8))
          .as(link.group())
          .containsPattern(declared.replace("%s", link.group(1)));
      found++;
    }
    assertThat(found).as(cell).isPositive();
  }
}
