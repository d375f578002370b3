package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A foreign server in the foreground: started, waited for, its log kept, killed with all its
 * children.
 */
final class ServerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int TAIL_LINES = 60;

  /** The words of the C library, and BIND's, which keeps the reason to itself. */
  private static final Pattern PORT_TAKEN =
      Pattern.compile("(?i)address (already )?in use|unable to listen on any configured interface");

  private final String name;
  private final WorkDirectory work;
  private final Path log;
  private final Process process;
  private final Cleanup cleanup;

  private ServerProcess(String name, WorkDirectory work, Path log, Process process) {
    this.name = name;
    this.work = work;
    this.log = log;
    this.process = process;
    this.cleanup = new Cleanup(() -> kill(process));
  }

  /**
   * Another process listens where this server wanted to; {@link Endpoint#onFree} tries elsewhere.
   */
  static final class PortTaken extends IllegalStateException {
    private static final long serialVersionUID = 1;

    PortTaken(String message) {
      super(message);
    }
  }

  /** Starts {@code command}, which owns {@code work} from now on and logs there. */
  static ServerProcess start(String name, Network network, WorkDirectory work, String... command) {
    Path log = work.path(name + ".log");
    try {
      Process process =
          new ProcessBuilder(network.within(List.of(command)))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new ServerProcess(name, work, log, process);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
  }

  /** Waits until {@code answers}; else closes it and fails with the end of its log. */
  ServerProcess ready(BooleanSupplier answers) {
    try {
      Await.until(
          name + " to answer", START_LIMIT, () -> healthy() && answers.getAsBoolean(), this::tail);
      return this;
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Everything the server said so far. */
  String log() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines of the log, for messages. */
  String tail() {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  /** Kills it, keeping its files and its log. */
  void stop() {
    cleanup.close();
  }

  @Override
  public void close() {
    stop();
    work.close();
  }

  private boolean healthy() {
    if (PORT_TAKEN.matcher(log()).find()) {
      throw new PortTaken(name + " found its port taken:\n" + tail());
    }
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " ended with " + process.exitValue() + ":\n" + tail());
    }
    return true;
  }

  /** Parents first, so that nobody is left who replaces a killed child. */
  private static void kill(Process process) {
    List<ProcessHandle> family =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    family.forEach(ProcessHandle::destroyForcibly);
    Await.until(
        "a killed server to be gone",
        STOP_LIMIT,
        () -> family.stream().allMatch(ServerProcess::gone),
        family::toString);
  }

  /**
   * Gone, or a zombie which a container without an init process never buries (proc_pid_stat(5)).
   */
  private static boolean gone(ProcessHandle process) {
    try {
      Path stat = Path.of("/proc/" + process.pid() + "/stat");
      return !process.isAlive() || Files.readString(stat).contains(") Z ");
    } catch (IOException e) {
      return true;
    }
  }
}
