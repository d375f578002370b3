package org.mxshift.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.mxshift.claims.Claims.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom. Everything points down to {@code model}; a new arrow is a decision. */
class ArrowsTest {

  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          entry("claims", Set.of()),
          entry("model", Set.of()),
          entry("spf", Set.of("model")),
          entry("policy", Set.of("model")),
          entry("spi", Set.of("model")),
          entry("adapter", Set.of("model", "spi")),
          entry("wire", Set.of("model", "spi")),
          entry("plan", Set.of("model")),
          entry("sandbox", Set.of("model")),
          entry("settings", Set.of("model", "spi", "plan")),
          entry("contract", Set.of("claims", "model", "spi", "program", "engine")),
          entry("probe", Set.of("model", "spi", "policy")),
          entry("checks", Set.of("model", "spi", "spf", "policy", "plan")),
          entry("program", Set.of("model", "spi")),
          entry("steps", Set.of("model", "spi", "spf", "policy", "plan", "program")),
          entry("engine", Set.of("model", "spi", "program")),
          entry("notation", Set.of("model", "spi", "program", "engine")),
          entry("audit", Set.of("model", "spi", "program", "engine", "notation")),
          entry("simulate", Set.of("model", "spi", "program", "engine")));

  /** These two put everything together. */
  private static final Set<String> MAY_KNOW_ALL = Set.of("cli", "benchmarks");

  private static final Set<String> A_PROVIDER_MAY_KNOW = Set.of("model", "spi", "adapter", "wire");

  private static final Pattern DECLARED = Pattern.compile("<artifactId>mxshift-(\\w+)<");
  private static final Pattern IMPORTED =
      Pattern.compile("^import (?:static )?org\\.mxshift\\.(\\w+)\\.", Pattern.MULTILINE);

  @TestFactory
  Stream<DynamicTest> aModuleKnowsOnlyWhatItMayKnow() {
    return House.packagesBelow("modules").stream()
        .filter(module -> !MAY_KNOW_ALL.contains(module))
        .map(
            module -> {
              Set<String> known = MAY_KNOW.getOrDefault(module, Set.of());
              return DynamicTest.dynamicTest(module + " knows " + known, () -> only(module, known));
            });
  }

  @TestFactory
  Stream<DynamicTest> aProviderKnowsWhatAdaptersShareAndNoOtherProvider() {
    return House.packagesBelow("providers").stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> only(name, A_PROVIDER_MAY_KNOW)));
  }

  @Test
  void everyModuleIsInTheTable() {
    assertThat(Stream.of(MAY_KNOW.keySet(), MAY_KNOW_ALL).flatMap(Set::stream))
        .containsExactlyInAnyOrderElementsOf(House.packagesBelow("modules"));
  }

  /** The compiler does not say so: it reads the tests of all modules together. */
  @TestFactory
  Stream<DynamicTest> testsKnowOnlyTheModulesThatTheirPomDeclares() {
    return House.modulesWithTests()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    House.ROOT.relativize(module).toString(),
                    () ->
                        assertThat(named(module.resolve("pom.xml"), DECLARED))
                            .containsAll(named(module.resolve("src/test/java"), IMPORTED))));
  }

  @Test
  void nobodyKnowsTheCliButWhatMeasuresIt() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.mxshift.cli", "org.mxshift.benchmarks..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.mxshift.cli")
        .check(House.CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.mxshift.(*)..").should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void aModuleIsOneFlatPackage() {
    assertThat(House.CLASSES.stream().map(JavaClass::getPackageName))
        .allMatch(name -> name.matches("org\\.mxshift\\.[a-z0-9]+"));
  }

  /**
   * The guard of all rules: not one module with main code may be missing from what they look at.
   */
  @Test
  void everyModuleWasImported() {
    assertThat(Stream.of("modules", "providers").flatMap(f -> House.packagesBelow(f).stream()))
        .hasSizeGreaterThan(15)
        .allSatisfy(name -> assertThat(House.CLASSES.containPackage(packageOf(name))).isTrue());
  }

  private static void only(String module, Set<String> known) {
    String[] seen =
        Stream.concat(Stream.of(module), known.stream())
            .map(ArrowsTest::packageOf)
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> allowed =
        resideOutsideOfPackage("org.mxshift..").or(resideInAnyPackage(seen));
    classes()
        .that()
        .resideInAPackage(packageOf(module))
        .should()
        .onlyDependOnClassesThat(allowed)
        .check(House.CLASSES);
  }

  /** What stands in the brackets of a pattern, wherever a file or the files of a folder match. */
  private static Set<String> named(Path place, Pattern pattern) {
    return House.files(place).stream()
        .flatMap(file -> pattern.matcher(House.text(file)).results())
        .map(match -> match.group(1))
        .collect(toSet());
  }

  private static String packageOf(String module) {
    return "org.mxshift." + module;
  }
}
