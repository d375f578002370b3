package org.mxshift.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher as a shell sees it. The first start of all may have to build: some seconds. */
@Timeout(1200)
class LauncherTest {

  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @TempDir Path dir;

  @Test
  void answersWithItsVersion() throws Exception {
    Ended ended = start(CHECKOUT, CHECKOUT.resolve("mxshift"), JAVA);

    assertThat(ended.out()).matches("mxshift \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    assertThat(ended.exit()).isZero();
  }

  @Test
  void buildsNothingTwice() throws Exception {
    start(CHECKOUT, CHECKOUT.resolve("mxshift"), JAVA);

    assertThat(start(CHECKOUT, CHECKOUT.resolve("mxshift"), JAVA).err()).isEmpty();
  }

  @Test
  void showsRunsWithClassesFromTheArchiveAndWithoutTheGrammar() throws Exception {
    start(CHECKOUT, CHECKOUT.resolve("mxshift"), JAVA);
    Path log = dir.resolve("classes.log");
    Map<String, String> options =
        Map.of("JAVA_HOME", JAVA.toString(), "MXSHIFT_JAVA_OPTS", "-Xlog:class+load:file=" + log);

    Ended ended = start(dir, CHECKOUT.resolve("mxshift"), options, "status");

    assertThat(ended.out()).as(ended.err()).startsWith("No runs yet.");
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).filteredOn(line -> line.contains(" org.mxshift.")).isNotEmpty();
    assertThat(loaded)
        .filteredOn(line -> line.contains(" org.mxshift."))
        .allMatch(line -> line.contains("shared objects file"));
    assertThat(loaded).noneMatch(line -> line.contains(" picocli.CommandLine$Model"));
    assertThat(CHECKOUT.resolve("modules/cli/target/run/archive.log"))
        .content()
        .doesNotContain("warm-up");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          >/dev/full; 69; mxshift: the result cannot be written: .+
          | :; 0; ''
          """)
  void aDiskThatIsFullIsToldAndAReaderWhoLeavesIsNot(String where, int exit, String told)
      throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    start(CHECKOUT, CHECKOUT.resolve("mxshift"), JAVA);
    Path script = dir.resolve("schema");
    Path code = dir.resolve("code");
    Files.writeString(
        script,
        "#!/bin/sh\n{ '"
            + CHECKOUT.resolve("mxshift")
            + "' schema; echo $? >"
            + code
            + "; } "
            + where);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Ended ended = start(dir, script, JAVA);
    assertThat(code).hasContent(exit + "\n");
    assertThat(ended.err().lines().findFirst().orElse("")).matches(told);
  }

  @Test
  void laysOutEveryJarOfTheClassPathUnsigned() throws Exception {
    start(CHECKOUT, CHECKOUT.resolve("mxshift"), JAVA);
    Path run = CHECKOUT.resolve("modules/cli/target/run");
    Path build = run.resolve(Files.readAllLines(run.resolve("current")).get(0));

    String[] jars = Files.readString(build.resolve("classpath")).strip().split(":");
    assertThat(jars).hasSizeGreaterThan(10);
    for (String jar : jars) {
      try (JarFile file = new JarFile(jar)) {
        assertThat(file.stream().map(JarEntry::getName))
            .as(jar)
            .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
      }
    }
  }

  @Test
  void isFoundThroughLinksAndSpacesFromAnyFolder() throws Exception {
    Path first = Files.createDirectory(dir.resolve("a folder")).resolve("mx shift");
    Files.createSymbolicLink(first, CHECKOUT.resolve("mxshift"));
    Path second = Files.createSymbolicLink(dir.resolve("mx"), Path.of("a folder/mx shift"));

    Ended ended = start(dir, second, JAVA);

    assertThat(ended.out()).startsWith("mxshift ");
    assertThat(ended.exit()).isZero();
  }

  @Test
  void namesTheJavaHomeThatHasNoJava() throws Exception {
    Ended ended = start(dir, CHECKOUT.resolve("mxshift"), dir);

    assertThat(ended.err())
        .isEqualTo(
            "mxshift: JAVA_HOME is %s, which has no bin/java. Set it to a JDK 17 or newer, or unset it.\n"
                .formatted(dir));
    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    executable(dir.resolve("bin/java"));
    Files.writeString(dir.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"11.0.2\"\n");

    Ended ended = start(dir, CHECKOUT.resolve("mxshift"), dir);

    assertThat(ended.err()).contains(dir + " is Java 11.0.2; mxshift needs 17 or newer");
    assertThat(ended.exit()).isEqualTo(69);
  }

  @Test
  void asksForAJdkWhereThereIsOnlyARuntime() throws Exception {
    executable(dir.resolve("bin/java"));
    Files.writeString(dir.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Path unbuilt = Files.createDirectory(dir.resolve("clone"));
    Files.copy(CHECKOUT.resolve("mxshift"), unbuilt.resolve("mxshift"));
    executable(unbuilt.resolve("mxshift"));

    Ended ended = start(dir, unbuilt.resolve("mxshift"), dir);

    assertThat(ended.err()).contains(dir + " has no javac, which the build needs");
    assertThat(ended.exit()).isEqualTo(69);
    assertThat(unbuilt.resolve("modules/cli/target/run/lock")).doesNotExist();
  }

  private static void executable(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    if (Files.notExists(file)) {
      Files.createFile(file);
    }
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Ended(int exit, String out, String err) {}

  private Ended start(Path where, Path launcher, Path javaHome) throws Exception {
    return start(where, launcher, Map.of("JAVA_HOME", javaHome.toString()), "--version");
  }

  private Ended start(Path where, Path launcher, Map<String, String> variables, String word)
      throws Exception {
    Path out = Files.createTempFile(dir, "out", "");
    Path err = Files.createTempFile(dir, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(launcher.toString(), word))
            .directory(where.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(1000, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }
}
