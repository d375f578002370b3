package org.mxshift.acceptance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.contract.JournalContract.entry;
import static org.mxshift.contract.JournalContract.started;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.acceptance.AuditRemote.Way;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.Remote;
import org.mxshift.engine.Event;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.JournalException.Kind;
import org.mxshift.model.Name;

/** Two machines share a log over each way there is to a real Git remote. */
@Order(7)
@Timeout(300)
class SharedAuditLogTest {

  private static final Name ONE = Name.of("one.example");
  private static final Name TWO = Name.of("two.example");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void eachReadsWhatTheOtherSaysAndOneOfTwoDecisionsCounts(Way way) throws Exception {
    Servers.require(Binary.GIT);
    AuditRemote remote = way.start(folder);
    try (GitJournal here = remote.machine(folder.resolve("here"));
        GitJournal there = remote.machine(folder.resolve("there"))) {
      here.append(ONE, started(ONE));
      there.append(TWO, started(TWO));
      here.publish();
      there.publish();
      here.refresh();
      assertThat(here.domains()).containsExactly(ONE, TWO);
      assertThat(there.latest(ONE)).hasSize(1);
      here.append(ONE, entry(2, new Event.Paused("here")));
      there.append(ONE, entry(2, new Event.Paused("there")));
      there.publish();
      fails(here::publish, Kind.LOST_RACE, "another machine wrote first about one.example");
      assertThat(here.latest(ONE).get(1).event()).isEqualTo(new Event.Paused("there"));

      remote.close();
      here.append(ONE, entry(3, new Event.Resumed()));
      fails(here::publish, Kind.UNREACHABLE, "does not take part");
      assertThat(here.latest(ONE)).hasSize(3);
      assertThat(here.verify().faults()).isEmpty();
      assertThat(there.verify().faults()).isEmpty();
    }
    assertThat(Command.run(Binary.GIT.path(), "-C", folder + "/here", "fsck", "--strict"))
        .doesNotContain("error", "missing");
  }

  @ParameterizedTest
  @EnumSource
  void aPushThatAHookRejectsLosesNothing(Way way) throws Exception {
    Servers.require(Binary.GIT);
    try (AuditRemote remote = way.start(folder);
        GitJournal here = remote.machine(folder.resolve("here"))) {
      Path hook = remote.repository().resolve("hooks/pre-receive");
      Files.writeString(hook, "#!/bin/sh\necho 'not before lunch' >&2\nexit 1\n");
      Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
      here.append(ONE, started(ONE));
      if (remote.runsHooks()) {
        fails(here::publish, Kind.UNREACHABLE, "it refuses the push");
        assertThat(here.latest(ONE)).hasSize(1);
        Files.delete(hook);
      }
      here.publish();
      assertThat(tip(remote)).isEqualTo(here.verify().tip().orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHistoryRewrittenUpstreamStopsEverythingAndTheCommandPutsItBack(Way way) throws Exception {
    Servers.require(Binary.GIT);
    try (AuditRemote remote = way.start(folder);
        GitJournal here = remote.machine(folder.resolve("here"));
        GitJournal there = remote.machine(folder.resolve("there"))) {
      here.append(ONE, started(ONE));
      here.publish();
      there.refresh();
      there.append(ONE, entry(2, new Event.Paused("there")));
      there.publish();
      here.refresh();
      String tip = tip(remote);
      for (String rewritten : List.of(tip + "~1", forged(remote, tip), "")) {
        move(remote, rewritten);
        fails(here::refresh, Kind.REWRITTEN, "was rewritten");
        here.append(ONE, entry(here.latest(ONE).size() + 1, new Event.Resumed()));
        if (!rewritten.isEmpty()) {
          assertThatThrownBy(here::publish).isInstanceOf(JournalException.class);
        }
        move(remote, tip);
      }
      here.publish();
      assertThat(here.latest(ONE)).hasSize(5);
      assertThat(here.verify().faults()).isEmpty();
      assertThat(tip(remote)).isEqualTo(here.verify().tip().orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "HTTPS_BY_GIT"})
  void aWrongTokenIsRefusedAndNotShown(Way way) throws Exception {
    Servers.require(Binary.GIT);
    try (HttpsGit remote = (HttpsGit) way.start(folder)) {
      Remote wrong = remote.remote("s3cret");
      try (GitJournal here = GitJournal.open(folder.resolve("here"), "t", Optional.of(wrong))) {
        here.append(ONE, started(ONE));
        assertThatThrownBy(here::publish)
            .isInstanceOf(JournalException.class)
            .hasMessageMatching("(?s).*(not authorized|Authentication failed).*")
            .hasMessageNotContaining("s3cret");
      }
    }
    assertThat(holding(folder.resolve("here"), "s3cret")).isEmpty();
  }

  /**
   * The server's hook looks around while the push is under way: whoever runs {@code ps} sees that.
   */
  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "HTTPS_BY_GIT"})
  void theTokenIsInNoProcessListAndInNoFile(Way way) throws Exception {
    Servers.require(Binary.GIT);
    try (AuditRemote remote = way.start(folder);
        GitJournal here = remote.machine(folder.resolve("here"))) {
      Path seen = folder.resolve("seen");
      Path hook = remote.repository().resolve("hooks/pre-receive");
      Files.writeString(
          hook, "#!/bin/sh\ncat /proc/[0-9]*/cmdline 2>&- | tr '\\0' ' ' > " + seen + "\n");
      Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
      here.append(ONE, started(ONE));
      here.publish();
      here.refresh();
      assertThat(Files.readString(seen))
          .contains("git http-backend")
          .doesNotContain(HttpsGit.TOKEN, HttpsGit.BASIC);
      assertThat(Files.readString(seen).contains("remote-https")).isEqualTo(way != Way.HTTPS);
    }
    assertThat(holding(folder, HttpsGit.TOKEN, HttpsGit.BASIC)).isEmpty();
  }

  /** The files below this folder that hold one of these. */
  private static List<Path> holding(Path folder, String... words) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(words).anyMatch(text(file)::contains))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tip(AuditRemote remote) {
    return git(remote, "rev-parse", "refs/heads/mxshift/audit").strip();
  }

  /** The same tree on the same parent, by somebody else. */
  private static String forged(AuditRemote remote, String tip) {
    return git(
            remote,
            "-c",
            "user.name=eve",
            "-c",
            "user.email=eve@example.com",
            "commit-tree",
            "-p",
            tip + "~1",
            "-m",
            "nothing",
            tip + "^{tree}")
        .strip();
  }

  private static void move(AuditRemote remote, String to) {
    if (to.isEmpty()) {
      git(remote, "update-ref", "-d", "refs/heads/mxshift/audit");
    } else {
      git(remote, "update-ref", "refs/heads/mxshift/audit", to);
    }
  }

  private static String git(AuditRemote remote, String... words) {
    String[] command = new String[words.length + 2];
    command[0] = Binary.GIT.path();
    command[1] = "--git-dir=" + remote.repository();
    System.arraycopy(words, 0, command, 2, words.length);
    return Command.run(command);
  }

  private static void fails(ThrowingCallable call, Kind kind, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            JournalException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind))
        .hasMessageContaining(words);
  }
}
