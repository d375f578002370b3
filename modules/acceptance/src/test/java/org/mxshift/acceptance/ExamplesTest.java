package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mxshift.sandbox.MailHost;
import org.mxshift.sandbox.Mailboxes;

/** What the examples say is what happens. */
@Order(1)
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("examples");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @TempDir private Path directory;

  @Test
  @Timeout(1200)
  void theQuickstartRunsAsRecorded() throws IOException {
    replay(EXAMPLES.resolve("quickstart"));
  }

  @Test
  @Timeout(1200)
  void theBindExampleRunsAsRecorded() throws IOException {
    Servers.require(Binary.NAMED);
    String key = Command.run("tsig-keygen", "-a", "hmac-sha256", "mxshift");
    Files.writeString(directory.resolve("mxshift.key"), key);
    replayWithServers("bind");
  }

  @Test
  @Timeout(1200)
  void theManualExampleRunsAsRecorded() throws IOException {
    Servers.require(Binary.NAMED);
    Servers.require(Binary.NSUPDATE);
    replayWithServers("manual");
  }

  /** With the name server of the example's README and the two mail hosts. */
  private void replayWithServers(String name) throws IOException {
    Path example = EXAMPLES.resolve(name);
    copy(example);
    Endpoint server = new Endpoint(Network.host(), "127.0.0.1", 5300);
    try (MailHost old = mailHost("mail.old.example.test", "127.0.25.1");
        MailHost next = mailHost("mail.new.example.test", "127.0.26.1");
        Named named = new Named(directory)) {
      Await.until(
          "the example's name server",
          Duration.ofSeconds(60),
          () -> !Dig.ask(server, "example.test", "SOA").isEmpty(),
          named::log);
      replay(example);
      assertThat(Dig.ask(server, "example.test", "TXT"))
          .anyMatch(line -> line.contains("some-service-verification=1234"));
      assertThat(old.messages()).isNotEmpty();
      assertThat(next.messages()).isNotEmpty();
    }
  }

  private static MailHost mailHost(String name, String address) throws IOException {
    Mailboxes mailboxes =
        Mailboxes.of("ann@example.test", "mxshift-probe@example.test", "abuse@example.test");
    return MailHost.start(
        MailHost.Setup.plain(name, new InetSocketAddress(address, 2525), mailboxes),
        message -> {},
        InstantSource.system());
  }

  private void replay(Path example) throws IOException {
    List<String> differences = new ArrayList<>();
    for (Transcript.Part part : Transcript.read(example.resolve("transcript.txt")).parts()) {
      Path out = Files.createTempFile("mxshift-replay", ".txt");
      int exit = shell(part.command(), out);
      differences.addAll(Transcript.differences(part, Files.readAllLines(out), exit));
      Files.delete(out);
    }
    assertThat(differences).isEmpty();
  }

  /** Runs one line of the session in the example's copy; {@code mxshift} is this build. */
  private int shell(String command, Path out) throws IOException {
    String function = "mxshift() { '" + String.join("' '", Launcher.command()) + "' \"$@\"; }; ";
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", function + command.replace("./mxshift", "mxshift"));
    builder.environment().put("USER", "ann");
    builder.environment().put("HOSTNAME", "desk.example");
    builder.environment().remove("COLUMNS");
    Process process =
        builder
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(command + " does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void copy(Path example) throws IOException {
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.toList()) {
        Path to = directory.resolve(example.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  /** The example's own configuration, as its README starts it. */
  private static final class Named implements AutoCloseable {
    private final Process process;
    private final Path log;

    Named(Path directory) throws IOException {
      log = directory.resolve("named.log");
      process =
          new ProcessBuilder(Binary.NAMED.path(), "-g", "-c", "named.conf")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    }

    String log() {
      try {
        return Files.readString(log);
      } catch (IOException e) {
        return e.toString();
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
      try {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          throw new IllegalStateException("named does not end");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
