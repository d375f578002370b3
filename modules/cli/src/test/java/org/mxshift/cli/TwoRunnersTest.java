package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.Lease;
import org.mxshift.audit.Remote;

/** Two machines with credentials and one log between them. */
class TwoRunnersTest {

  private static final String PLAN = "plans/example.test.yaml";

  private Path remote;
  private Path directory;
  private MailWorld world;
  private Desk here;
  private Desk there;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    directory = folder;
    remote = folder.resolve("remote.git");
    GitJournal.open(remote, "test", Optional.empty()).close();
    world = new MailWorld(Files.createDirectory(folder.resolve("here")));
    here = shared(world.desk(), "ann@here");
    there = shared(new Desk(Files.createDirectory(folder.resolve("there"))), "bob@there");
    there.file("mxshift.yaml", here.read("mxshift.yaml")).file("secret", here.read("secret"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void whoComesSecondIsToldWhoIsAtWorkSinceWhenAndTakesOverFromTheDead() throws Exception {
    begin();
    Instant now = Instant.now();
    claim(Lease.from(now, "cat@elsewhere", "nonce"));
    Desk.Screen screen = here.run("advance");
    assertThat(screen.code()).as(screen.all()).isEqualTo(ExitCode.NOT_NOW);
    assertThat(screen.out())
        .contains("cat@elsewhere is at work on this log since ", "take over at");
    assertThat(there.run("pause example.test").code()).as("people get in").isEqualTo(ExitCode.OK);
    assertThat(there.run("resume example.test").code()).isEqualTo(ExitCode.OK);
    Instant before = now.minus(Lease.LENGTH).minus(Lease.GRACE);
    claim(Lease.from(before, "cat@elsewhere", "nonce"));
    assertThat(here.run("advance --wait").out()).contains("example.test is done");
    assertThat(there.run("audit verify").code()).isEqualTo(ExitCode.OK);
  }

  /** Whether the lease keeps them apart, or one of them has lost it. */
  @Test
  void twoThatAreAtWorkAtOnceWriteNothingTwice() throws Exception {
    begin();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Callable<Desk.Screen>> both =
          List.of(() -> here.run("advance --wait"), () -> there.run("advance --wait"));
      for (Future<Desk.Screen> one : threads.invokeAll(both)) {
        assertThat(one.get().out()).as(one.get().all()).contains("example.test is done");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(here.run("audit verify").code()).isEqualTo(ExitCode.OK);
    String log = here.run("log example.test --output json").out();
    for (String move : List.of("prepare/mx", "introduce/mx", "retire/mx", "restore/mx")) {
      assertThat(count(log, move + ": written") + count(log, move + ": nothing to write"))
          .as(move)
          .isLessThanOrEqualTo(1);
    }
    assertThat(world.published()).contains("mail.new-host.test").doesNotContain("old-host");
  }

  private void begin() {
    here.file(PLAN, MailWorld.plan("gates: []"));
    String fingerprint =
        here.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();
    Desk.Screen started = here.run("apply " + PLAN + " --approve " + fingerprint);
    assertThat(started.code()).as(started.all()).isEqualTo(ExitCode.OK);
  }

  private void claim(Lease lease) throws Exception {
    Optional<Remote> at = Optional.of(Remote.at(remote.toUri().toString()));
    try (GitJournal journal = GitJournal.open(directory.resolve("elsewhere"), "test", at)) {
      assertThat(journal.claim(lease)).isEmpty();
    }
  }

  private Desk shared(Desk desk, String actor) {
    return desk.variable("MXSHIFT_AUDIT_REMOTE", remote.toUri().toString())
        .variable("MXSHIFT_ACTOR", actor);
  }

  private static int count(String text, String words) {
    return text.split(java.util.regex.Pattern.quote(words), -1).length - 1;
  }
}
