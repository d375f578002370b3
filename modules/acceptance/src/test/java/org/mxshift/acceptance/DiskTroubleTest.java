package org.mxshift.acceptance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.audit.GitJournal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.JournalException.Kind;

/** A disk that is full, read-only or left as a dead process left it: an error, and a sound log. */
@Timeout(300)
class DiskTroubleTest {

  @TempDir Path folder;

  @BeforeEach
  void git() {
    Servers.require(Binary.GIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=192k", "size=8m,nr_inodes=90"})
  void aFullDiskStopsTheLogAndRoomLetsItGoOn(String small) throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder, small)) {
      Path log = disk.folder().resolve("audit.git");
      int written = 0;
      try (GitJournal journal = open(log)) {
        JournalException full = null;
        while (full == null && written < 500) {
          try {
            journal.append(LogWriter.DOMAIN, LogWriter.entry(written + 1));
            written++;
          } catch (JournalException e) {
            full = e;
          }
        }
        assertThat(full)
            .isNotNull()
            .hasMessageContaining("No space left on device")
            .hasMessageEndingWith("nothing was recorded");
        assertThat(journal.latest(LogWriter.DOMAIN)).hasSize(written);
      }
      isSound(log, written);
      disk.now("size=16m,nr_inodes=2000");
      try (GitJournal journal = open(log)) {
        journal.append(LogWriter.DOMAIN, LogWriter.entry(written + 1));
      }
      isSound(log, written + 1);
    }
  }

  @Test
  void aReadOnlyDiskIsReadAndNotWritten() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder, "size=8m")) {
      Path log = disk.folder().resolve("audit.git");
      try (GitJournal journal = open(log)) {
        journal.append(LogWriter.DOMAIN, LogWriter.entry(1));
      }
      disk.now("ro");
      try (GitJournal journal = open(log)) {
        assertThat(journal.latest(LogWriter.DOMAIN)).hasSize(1);
        assertThatThrownBy(() -> journal.append(LogWriter.DOMAIN, LogWriter.entry(2)))
            .isInstanceOfSatisfying(
                JournalException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
            .hasMessageContaining("Read-only file system");
      }
      isSound(log, 1);
      assertThatThrownBy(() -> open(disk.folder().resolve("new.git")))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("cannot be opened");
    }
  }

  @Test
  void withoutFileHandlesNothingIsRecordedAndWithThemItGoesOn() throws Exception {
    Path log = folder.resolve("audit.git");
    Command child =
        Command.attempt(
            List.of(
                Binary.BASH.path(),
                "-c",
                "ulimit -n 400 && exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NoHandles.class.getName(),
                log.toString()),
            "");
    assertThat(child.orFail().output()).contains("Too many open files", "then it went on");
    isSound(log, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refs/heads/mxshift/audit.lock",
        "refs/mxshift/published.lock",
        "packed-refs.lock",
        "HEAD.lock",
        "config.lock",
        "objects/17/noz123",
        "objects/pack/tmp_pack_x"
      })
  void whatADeadProcessLeftIsNoObstacle(String stale) throws Exception {
    Path log = folder.resolve("audit.git");
    try (GitJournal journal = open(log)) {
      journal.append(LogWriter.DOMAIN, LogWriter.entry(1));
    }
    Path file = log.resolve(stale);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {1, 2, 3});
    try (GitJournal journal = open(log)) {
      journal.append(LogWriter.DOMAIN, LogWriter.entry(2));
    }
    isSound(log, 2);
  }

  /** As after a power cut on a disk that lied about having written. */
  @Test
  void aTornLastWriteIsNamedAndTheLogIsNotTakenForEmpty() throws Exception {
    Path log = folder.resolve("audit.git");
    try (GitJournal journal = open(log)) {
      journal.append(LogWriter.DOMAIN, LogWriter.entry(1));
      journal.append(LogWriter.DOMAIN, LogWriter.entry(2));
    }
    Path ref = log.resolve("refs/heads/mxshift/audit");
    String tip = Files.readString(ref).strip();
    Files.write(ref, new byte[0]);
    refused(log, "refs/heads/mxshift/audit is empty");
    Files.writeString(ref, tip + "\n");
    Path commit = log.resolve("objects/" + tip.substring(0, 2) + "/" + tip.substring(2));
    Files.delete(commit);
    Files.write(commit, new byte[0]);
    refused(log, "fsck");
    try (GitJournal journal = open(log)) {
      assertThat(journal.verify().faults().toString()).contains(tip, "is damaged");
    }
  }

  private static void refused(Path log, String words) throws Exception {
    try (GitJournal journal = open(log)) {
      assertThatThrownBy(() -> journal.latest(LogWriter.DOMAIN)).hasMessageContaining(words);
      assertThatThrownBy(() -> journal.append(LogWriter.DOMAIN, LogWriter.entry(1)))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("nothing was recorded");
    }
  }

  private static GitJournal open(Path log) throws JournalException {
    return GitJournal.open(log, "mxshift test", Optional.empty());
  }

  private static void isSound(Path log, int entries) throws JournalException, IOException {
    try (GitJournal journal = open(log)) {
      assertThat(journal.latest(LogWriter.DOMAIN)).hasSize(entries);
      assertThat(journal.verify().faults()).isEmpty();
    }
    assertThat(Command.run(Binary.GIT.path(), "-C", log.toString(), "fsck", "--strict", "--full"))
        .doesNotContain("error", "missing", "fatal");
  }
}
