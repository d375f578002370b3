package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * mxshift as {@code ./mxshift} of this checkout starts it, which builds it first if need be: from
 * jars, with the archive of classes that halves the cost of a start. What was built when the first
 * test asked stays in use, whatever becomes of the sources meanwhile.
 */
final class Launcher {

  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final Path RUN = CHECKOUT.resolve("modules/cli/target/run");
  private static final Path JAVA = Path.of(System.getProperty("java.home"));
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(20);

  private Launcher() {}

  /** On a thread of its own: a test whose time is up ends alone, the others get their program. */
  private static final class Built {
    static final FutureTask<List<String>> COMMAND = new FutureTask<>(Launcher::built);

    static {
      new Thread(COMMAND, "launcher").start();
    }
  }

  /** The words that stand for {@code mxshift}. */
  static List<String> command() {
    try {
      return Built.COMMAND.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ./mxshift was built", e);
    }
  }

  /** The command of a program of mxshift in this network. */
  static ProcessBuilder process(Network network, String... words) {
    return new ProcessBuilder(
        network.within(Stream.concat(command().stream(), Stream.of(words)).toList()));
  }

  private static List<String> built() {
    start();
    try {
      Path build = RUN.resolve(Files.readAllLines(RUN.resolve("current")).get(0));
      List<String> words = new ArrayList<>(List.of(JAVA.resolve("bin/java").toString()));
      words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
      words.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=off"));
      archive(build).ifPresent(file -> words.add("-XX:SharedArchiveFile=" + file));
      words.addAll(List.of("-cp", Files.readString(build.resolve("classpath")).strip()));
      words.add("org.mxshift.cli.Main");
      return List.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one made last; a JVM of another build starts without. */
  private static Optional<Path> archive(Path build) throws IOException {
    try (Stream<Path> files = Files.list(build)) {
      return files
          .filter(file -> file.toString().endsWith(".jsa") && file.toFile().length() > 0)
          .max(Comparator.comparing(file -> file.toFile().lastModified()));
    }
  }

  /** Once, so that it is built. */
  private static void start() {
    try (WorkDirectory work = WorkDirectory.create("launcher")) {
      Path out = work.path("out");
      ProcessBuilder builder =
          new ProcessBuilder(CHECKOUT.resolve("mxshift").toString(), "--version")
              .redirectErrorStream(true)
              .redirectOutput(out.toFile());
      builder.environment().put("JAVA_HOME", JAVA.toString());
      Program.Running running = new Program.Running(List.of("mxshift"), builder.start(), out, out);
      Program.Result result = running.await(BUILD_LIMIT);
      if (result.exit() != 0) {
        throw new IllegalStateException("./mxshift does not start: " + result.out());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
