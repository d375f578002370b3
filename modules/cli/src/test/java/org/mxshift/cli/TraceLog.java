package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What this JVM has logged, at the lowest level, since this was made; see the parent pom. */
final class TraceLog {

  private final Path file = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));
  private final long from;

  TraceLog() {
    try {
      from = Files.exists(file) && isOfThisProcess() ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that another process has left is begun anew with the first line that is logged. */
  private boolean isOfThisProcess() throws IOException {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    return Files.getLastModifiedTime(file).toMillis() >= began;
  }

  /** Refuses any of these words in what was logged. */
  void hasNone(Collection<String> secrets) throws IOException {
    String log;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      log = new String(in.readAllBytes(), ISO_8859_1);
    }
    assertThat(log).as("everything is logged").contains("TRACE");
    for (String secret : Set.copyOf(secrets)) {
      assertThat(lines(log, secret)).as("logged: " + secret).isEmpty();
    }
  }

  /** The lines of a text that hold a word; three of them will do. */
  static List<String> lines(String text, String secret) {
    return text.contains(secret)
        ? text.lines().filter(line -> line.contains(secret)).limit(3).toList()
        : List.of();
  }
}
