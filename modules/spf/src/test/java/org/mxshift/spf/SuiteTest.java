package org.mxshift.spf;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The suite of openspf.org for RFC 7208, where it is at hand, and our own cases for what it leaves
 * out, in the same form.
 */
class SuiteTest {

  private static final String FOLDER = System.getenv("MXSHIFT_CONFORMANCE");
  private static final String FILE = "spf/rfc7208-tests.yml";

  @Test
  void theSuiteIsWhole() throws IOException {
    List<Scenario> suite = openSpf();
    assertThat(suite).hasSize(16);
    assertThat(suite.stream().mapToInt(scenario -> scenario.cases().size()).sum()).isEqualTo(203);
  }

  @TestFactory
  Stream<DynamicContainer> judgesAsTheSuiteOfOpenSpfHasIt() throws IOException {
    return openSpf().stream().map(SuiteTest::container);
  }

  @TestFactory
  Stream<DynamicContainer> judgesWhatThatSuiteLeavesOut() throws IOException {
    try (InputStream own =
        Objects.requireNonNull(SuiteTest.class.getResourceAsStream("own-tests.yml"))) {
      return Scenario.read(own).stream().map(SuiteTest::container);
    }
  }

  private static List<Scenario> openSpf() throws IOException {
    assumeTrue(FOLDER != null, "MXSHIFT_CONFORMANCE names no folder with published test suites");
    Path suite = Path.of(FOLDER, FILE);
    assumeTrue(Files.exists(suite), "there is no " + FILE + " in that folder");
    try (InputStream file = Files.newInputStream(suite)) {
      return Scenario.read(file);
    }
  }

  private static DynamicContainer container(Scenario scenario) {
    return DynamicContainer.dynamicContainer(
        scenario.description(),
        scenario.cases().stream()
            .map(test -> DynamicTest.dynamicTest(test.name(), () -> judge(scenario.zone(), test))));
  }

  private static void judge(LookUp zone, Scenario.Case test) {
    Verdict verdict =
        new SpfCheck(zone, Limits.RFC_7208, "mx.example.org", () -> Instant.ofEpochSecond(1_234))
            .check(test.session());
    assertThat(verdict.result().word()).as(verdict.toString()).isIn(test.results());
    test.explanation()
        .ifPresent(text -> assertThat(verdict.explanation().orElse("DEFAULT")).isEqualTo(text));
  }
}
