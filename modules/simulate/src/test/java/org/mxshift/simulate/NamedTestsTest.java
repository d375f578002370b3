package org.mxshift.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests that the table of doubts names are where it says. */
class NamedTestsTest {

  private static final Pattern LINK = Pattern.compile("\\[`(\\w+)`\\]\\(([^)]+\\.java)\\)");

  @Test
  void eachIsThere() throws Exception {
    Path page = Path.of("modules", "simulate", "README.md");
    Matcher link = LINK.matcher(Files.readString(page, UTF_8));
    int found = 0;
    while (link.find()) {
      Path file = page.resolveSibling(link.group(2));
      assertThat(file).exists();
      assertThat(Files.readString(file, UTF_8)).contains("void " + link.group(1) + "(");
      found++;
    }
    assertThat(found).isGreaterThan(12);
  }
}
