package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people know about MX has a home here, and the page that says where is right. */
class StatementsTest {

  private static final Path PAGE = Path.of("modules", "checks", "STATEMENTS.md");
  private static final int STATEMENTS = 77;

  @Test
  void everyStatementStandsThereOnce() throws IOException {
    assertThat(found("(?m)^\\| (\\d+) \\|").stream().map(Integer::valueOf).toList())
        .isEqualTo(IntStream.rangeClosed(1, STATEMENTS).boxed().toList());
  }

  @Test
  void everyCheckThatIsNamedIsInTheCatalogue() throws IOException {
    List<String> named = found("\\b([DSPM]\\d\\d)\\b");
    assertThat(named).hasSizeGreaterThan(STATEMENTS / 2);
    assertThat(Catalogue.ALL.stream().map(check -> check.about().id())).containsAll(named);
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> links = found("\\]\\(([^)]+)\\)");
    assertThat(links).isNotEmpty().allMatch(link -> Files.exists(PAGE.resolveSibling(link)));
  }

  private static List<String> found(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
