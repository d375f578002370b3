package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** mxshift as a user starts it, a process of its own inside the world's network. */
final class Program {

  private final MailWorld world;
  private final WorkDirectory home;

  /** In a folder of its own, with settings for this world. */
  Program(MailWorld world, WorkDirectory home) {
    this.world = world;
    this.home = home;
    home.file("key", world.primary().key().secret());
    home.file(
        "mxshift.yaml",
        String.join(
            "\n",
            "resolvers: [" + MailWorld.RESOLVER + "]",
            "network: {private: true}",
            "accounts:",
            "  bind:",
            "    provider: rfc2136",
            "    server: " + MailWorld.PRIMARY,
            "    key: " + world.primary().key().name(),
            "    secrets: {secret: {file: key}}",
            "secrets: {mailbox: {to: \"imap://127.0.53.12\", file: imap}}",
            ""));
  }

  /** What a finished command printed, and its exit code. */
  record Result(int exit, String out, String err) {}

  /** Runs one command to its end. */
  Result run(Duration limit, String... words) {
    Running running = start(words);
    return running.await(limit);
  }

  /** Starts one command. */
  Running start(String... words) {
    return Running.start(world.network(), home, words);
  }

  /** A command that is under way. */
  record Running(List<String> words, Process process, Path out, Path err) {

    /** Starts one in this folder of that network. */
    static Running start(Network network, WorkDirectory home, String... words) {
      try {
        Path out = Files.createTempFile(home.path(""), "out", ".txt");
        Path err = Files.createTempFile(home.path(""), "err", ".txt");
        Process process =
            Launcher.process(network, words)
                .directory(home.path("").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Running(List.of(words), process, out, err);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Ends it as SIGKILL does, children included. */
    void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    boolean isAlive() {
      return process.isAlive();
    }

    Result await(Duration limit) {
      try {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          kill();
          throw new IllegalStateException(words + " still runs after " + limit + ":\n" + text());
        }
        return new Result(process.exitValue(), read(out), read(err));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        kill();
        throw new IllegalStateException("interrupted while waiting for " + words, e);
      }
    }

    String text() {
      return read(out) + read(err);
    }

    private static String read(Path file) {
      try {
        return Files.readString(file, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
