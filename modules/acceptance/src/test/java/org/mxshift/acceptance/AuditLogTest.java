package org.mxshift.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.LogLine;
import org.mxshift.engine.Entry;

/** The audit log under {@code kill -9}, and as the user's own git reads it. */
@Order(8)
class AuditLogTest {

  private static final int ROUNDS = 6;

  @TempDir Path folder;

  @BeforeEach
  void git() {
    Servers.require(Binary.GIT);
  }

  @Test
  @Timeout(300)
  void losesNothingThatWasAppendedHoweverOftenItIsKilled() throws Exception {
    Path log = folder.resolve("audit.git");
    Random random = new Random(7);
    int said = 0;
    for (int round = 0; round < ROUNDS; round++) {
      said = Math.max(said, killAfter(1 + random.nextInt(12), random.nextInt(40), log));
      try (GitJournal journal = GitJournal.open(log, "mxshift test", Optional.empty())) {
        List<Entry> entries = journal.latest(LogWriter.DOMAIN);
        assertThat(entries).hasSizeGreaterThanOrEqualTo(said);
        for (Entry entry : entries) {
          assertThat(entry).isEqualTo(LogWriter.entry(entry.number()));
        }
        assertThat(journal.verify().faults()).isEmpty();
        journal.append(LogWriter.DOMAIN, LogWriter.entry(entries.size() + 1));
      }
      assertThat(git(log, "fsck", "--strict", "--full")).doesNotContain("error", "missing");
    }
    assertThat(said).isGreaterThan(ROUNDS);
  }

  @Test
  void isReadByGitAsItWasWritten() throws Exception {
    Path log = folder.resolve("audit.git");
    try (GitJournal journal = GitJournal.open(log, "mxshift test", Optional.empty())) {
      for (int number = 1; number <= 5; number++) {
        journal.append(LogWriter.DOMAIN, LogWriter.entry(number));
      }
      List<String> subjects =
          journal.log(Optional.of(LogWriter.DOMAIN), 9).stream().map(LogLine::subject).toList();
      assertThat(git(log, "log", "--format=%s").lines()).isEqualTo(subjects).hasSize(5);
    }
    assertThat(git(log, "fsck", "--strict", "--full")).doesNotContain("error", "warning");
    assertThat(git(log, "log", "-1", "--format=%an %cn %cI %(trailers:key=Mx-Actor,valueonly)"))
        .startsWith("anna mxshift 2026-11-22T08:00:05+00:00 anna (claimed)");
    assertThat(git(log, "ls-tree", "--name-only", "-r", "HEAD").lines())
        .contains("domains/a3/example.com/runs/1/events/00005-paused.json");
    assertThat(git(log, "count-objects", "-v")).contains("garbage: 0");
    Path copy = folder.resolve("copy.git");
    git(folder, "clone", "-q", "--bare", "--depth", "1", log.toUri().toString(), copy.toString());
    try (GitJournal journal = GitJournal.open(copy, "mxshift test", Optional.empty())) {
      assertThat(journal.latest(LogWriter.DOMAIN)).hasSize(5);
    }
  }

  /** Kills the writer some time after it has said so many numbers; the last number it said. */
  private int killAfter(int numbers, int millis, Path log) throws Exception {
    Path errors = folder.resolve("errors");
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LogWriter.class.getName(),
                log.toString())
            .redirectError(errors.toFile())
            .start();
    try (BufferedReader output = writer.inputReader(UTF_8)) {
      int said = 0;
      for (int left = numbers; left > 0; left--) {
        String line = output.readLine();
        assertThat(line).as(() -> text(errors)).isNotNull();
        said = Integer.parseInt(line);
      }
      assertThat(writer.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
      return said;
    } finally {
      writer.destroyForcibly();
      assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static String git(Path folder, String... words) {
    String[] command = new String[words.length + 3];
    command[0] = Binary.GIT.path();
    command[1] = "-C";
    command[2] = folder.toString();
    System.arraycopy(words, 0, command, 3, words.length);
    return Command.run(command);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
