package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A foreign program run to its end: words as a list, no shell, no questions, at most a minute. */
final class Foreign {

  private static final int SECONDS = 60;
  private static final int SHOWN = 400;

  private Foreign() {}

  /** How it ended. */
  record Ended(int exit, String out, String err) {

    /** What it says, in one line; of much its end, where the reason stands behind banners. */
    String words() {
      String said = Message.line(err);
      String all = said.isEmpty() ? Message.line(out) : said;
      return all.length() > SHOWN ? "..." + all.substring(all.length() - SHOWN) : all;
    }
  }

  /**
   * Runs it.
   *
   * @throws IOException when it cannot be started, or does not end
   */
  static Ended run(List<String> words, Map<String, String> environment, byte[] input)
      throws IOException {
    Path folder = Files.createTempDirectory("mxshift");
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    try {
      Files.write(in, input);
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      Map<String, String> clean = new TreeMap<>(environment);
      clean.put("LC_ALL", "C");
      builder.environment().clear();
      builder.environment().putAll(clean);
      int exit = end(builder.start(), words.get(0));
      return new Ended(exit, text(out), text(err));
    } finally {
      for (Path file : List.of(in, out, err, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  private static int end(Process process, String program) throws IOException {
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new IOException("'" + program + "' did not end within " + SECONDS + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while '" + program + "' ran", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
