package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mxshift.spi.Inquiry;

/** The list, the pages and the table say the same; and what holds for every check. */
class CatalogueTest {

  private static final Subject PLAN =
      World.plan(Letters.VERIFY, "old_side: {traffic: t.txt}", "ttl: {during: 1h}")
          .at(Phase.DURING);

  private static final List<String> PARTS =
      List.of("## What it sees", "## Why mail is lost", "## How to mend it");

  @Test
  void everyCheckHasItsPageAndEveryPageItsCheck() throws IOException {
    for (Check check : Catalogue.ALL) {
      About about = check.about();
      assertThat(Catalogue.page(about))
          .startsWith("# " + about.id() + ": " + about.title() + "\n")
          .contains(PARTS)
          .contains("Severity: " + word(about.severity()) + ". Phases: " + phases(about) + ".");
    }
    try (Stream<Path> pages = Files.list(Path.of("modules", "checks", "pages"))) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(ids());
    }
  }

  @Test
  void theTableOfTheReadmeAgrees() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("modules", "checks", "README.md")).stream()
            .filter(line -> line.startsWith("| ["))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Catalogue.ALL.stream().map(Check::about).map(CatalogueTest::row).toList());
  }

  private static String row(About about) {
    String id = about.id();
    return "| ["
        + id
        + "](pages/"
        + id
        + ".md) | "
        + about.title()
        + " | "
        + word(about.severity())
        + " | "
        + phases(about)
        + " |";
  }

  @Test
  void idsAreInOrderAndClassesAreNamedForThem() {
    assertThat(ids()).isSorted().doesNotHaveDuplicates();
    for (Check check : Catalogue.ALL) {
      assertThat(check.getClass().getSimpleName()).startsWith(check.about().id());
    }
  }

  /** The dark says nothing: neither that it is well nor that it is not. */
  @TestFactory
  Stream<DynamicTest> noCheckIsGreenOrRedInTheDark() {
    return cases(
        (check, subject) -> {
          World dark = World.dark();
          Outcome outcome = dark.judge(check, subject).outcome();
          boolean needsNone = outcome == Outcome.PASS && dark.asked().isEmpty();
          assertThat(needsNone ? Outcome.NOT_APPLICABLE : outcome)
              .isIn(Outcome.INCONCLUSIVE, Outcome.NOT_APPLICABLE);
        });
  }

  /** Whatever single sight is taken from a healthy world, a check that needed it is not green. */
  @TestFactory
  Stream<DynamicTest> noCheckIsGreenWithoutOneOfItsSights() {
    return cases(
        (check, subject) -> {
          World healthy = World.healthy();
          healthy.judge(check, subject);
          Set<Inquiry<?>> optional = new HashSet<>();
          for (Inquiry<?> inquiry : healthy.asked()) {
            Finding without = World.healthy().hiding(inquiry).judge(check, subject);
            if (without.outcome() == Outcome.PASS) {
              optional.add(inquiry);
            }
          }
          assertThat(optional)
              .extracting(Inquiry::sentence)
              .allMatch(MAY_DO_WITHOUT.getOrDefault(check.about().id(), "nothing")::equals);
        });
  }

  /** What a check can do without, and why. */
  private static final Map<String, String> MAY_DO_WITHOUT =
      Map.of("S20", "_dmarc.net TXT at the resolvers"); // no policy is as good as none known

  @TestFactory
  Stream<DynamicTest> everyCheckIsWellInAHealthyWorld() {
    return cases(
        (check, subject) ->
            assertThat(World.healthy().judge(check, subject))
                .matches(
                    finding ->
                        finding.outcome() == Outcome.PASS
                            || finding.outcome() == Outcome.NOT_APPLICABLE));
  }

  private interface Case {
    void run(Check check, Subject subject);
  }

  private static Stream<DynamicTest> cases(Case test) {
    return Stream.of(Subject.of(World.DOMAIN), PLAN)
        .flatMap(
            subject ->
                Catalogue.ALL.stream()
                    .map(
                        check ->
                            DynamicTest.dynamicTest(
                                check.about().id() + (subject.plan().isPresent() ? " plan" : ""),
                                () -> test.run(check, subject))));
  }

  private static List<String> ids() {
    return Catalogue.ALL.stream().map(check -> check.about().id()).toList();
  }

  private static String phases(About about) {
    return Stream.of(Phase.values())
        .filter(about.phases()::contains)
        .map(CatalogueTest::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT);
  }
}
