package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.Lease;
import org.mxshift.audit.Remote;
import org.mxshift.contract.Scratch;

/** Two machines with credentials and one log between them; real processes race in acceptance. */
class TwoRunnersTest {

  private static final String PLAN = "plans/example.test.yaml";

  private final StepClock clock = new StepClock();
  private Path remote;
  private Path directory;
  private MailWorld world;
  private Desk here;
  private Desk there;

  @BeforeEach
  void start(@Scratch Path folder) throws Exception {
    directory = folder;
    remote = folder.resolve("remote.git");
    GitJournal.open(remote, "test", Optional.empty()).close();
    world = new MailWorld(Files.createDirectory(folder.resolve("here")), clock);
    here = shared(world.desk(), "ann@here");
    there = shared(new Desk(Files.createDirectory(folder.resolve("there")), clock), "bob@there");
    there.file("mxshift.yaml", here.read("mxshift.yaml")).file("secret", here.read("secret"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void whoComesSecondIsToldWhoIsAtWorkSinceWhenAndTakesOverFromTheDead() throws Exception {
    begin();
    Instant now = clock.instant();
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
}
