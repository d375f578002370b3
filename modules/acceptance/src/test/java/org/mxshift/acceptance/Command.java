package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One foreign program run to its end within a limit: what it printed, and how it ended. */
record Command(List<String> words, int exit, String output) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Runs it and fails unless it ends with 0. */
  static String run(String... words) {
    return attempt(List.of(words), "").orFail().output();
  }

  /** Runs it with {@code input} on its standard input; the caller judges the exit code. */
  static Command attempt(List<String> words, String input) {
    try {
      Path in = Files.createTempFile("mxshift-in", null);
      Path out = Files.createTempFile("mxshift-out", null);
      try {
        Files.writeString(in, input, StandardCharsets.UTF_8);
        int exit = exitCode(words, in, out);
        return new Command(words, exit, Files.readString(out, StandardCharsets.UTF_8));
      } finally {
        Files.delete(in);
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with the words and everything printed unless the exit code is 0. */
  Command orFail() {
    if (exit != 0) {
      throw new IllegalStateException(
          String.join(" ", words) + " ended with " + exit + ":\n" + output);
    }
    return this;
  }

  private static int exitCode(List<String> words, Path in, Path out) throws IOException {
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .start();
    try {
      if (process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new IllegalStateException(
          String.join(" ", words) + " still runs after " + LIMIT + ":\n" + Files.readString(out));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + words.get(0), e);
    } finally {
      process.destroyForcibly();
    }
  }
}
