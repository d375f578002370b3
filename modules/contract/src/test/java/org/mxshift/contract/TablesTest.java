package org.mxshift.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The facts that the tables name are there, and each fact of the contract stands in a table. */
class TablesTest {
  private static final Path SOURCES =
      Path.of("modules", "contract", "src", "main", "java", "org", "mxshift", "contract");
  private static final Path BEYOND =
      Path.of("modules", "cli", "src", "test", "java", "org", "mxshift");
  private static final Pattern FACT = Pattern.compile(" default \\S+ (\\w+)\\(");

  private final String page = Files.readString(Path.of("modules", "contract", "README.md"), UTF_8);

  TablesTest() throws IOException {}

  @Test
  void everyFactIsToldAndNoOther() throws IOException {
    List<String> owed = facts("Change", "Value", "Conflict", "Fault");
    assertThat(owed).hasSizeGreaterThan(25);
    String table = page.substring(page.indexOf("| owed |"), page.indexOf("| bad day |"));
    assertThat(owed).allSatisfy(fact -> assertThat(table).contains("`" + fact + "`"));
    Stream<String> told = found("`([a-z]\\w+[A-Z]\\w*)`", table);
    assertThat(told).isSubsetOf(owed);
    String cases = Files.readString(SOURCES.resolve("ValueFacts.java"), UTF_8);
    assertThat(found("\"([^\"]+?)(?: \\.\\.\\.)?\"", table)).isNotEmpty().allMatch(cases::contains);
  }

  @Test
  void everyBadDayHasItsTest() throws IOException {
    List<String[]> told =
        found("`(\\w+Test\\.\\w+)`", page.substring(page.indexOf("| bad day |")))
            .map(name -> name.split("\\."))
            .toList();
    assertThat(told).hasSizeGreaterThan(5);
    for (String[] name : told) {
      String test = Files.readString(BEYOND.resolve(Path.of("cli", name[0] + ".java")), UTF_8);
      assertThat(test).as(name[0]).contains("void " + name[1] + "(");
    }
  }

  private static List<String> facts(String... kinds) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String kind : kinds) {
      all.append(Files.readString(SOURCES.resolve(kind + "Facts.java"), UTF_8));
    }
    return FACT.matcher(all).results().map(fact -> fact.group(1)).toList();
  }

  private static Stream<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult m) -> m.group(1));
  }
}
