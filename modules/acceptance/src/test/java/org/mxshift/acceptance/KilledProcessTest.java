package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mxshift.audit.GitJournal;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;

/**
 * Promise 6 with real processes: mxshift is killed by SIGKILL when a commit or an update has just
 * been seen, or a moment later, and again when it resumes; the end and the order of writes are
 * those of a run that nobody killed.
 *
 * <p>A build takes one run with some kills; {@code -Dmxshift.kills=all} takes a run for every touch
 * of the world, a number for so many of them.
 */
@Order(5)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(3600)
class KilledProcessTest {

  private static final int KILLED = 137;
  private static final int SIDE_BY_SIDE = 4;
  private static final System.Logger LOG = System.getLogger("kills");

  private String[] apply = {};
  private List<String> versions = List.of();
  private int touches;

  @BeforeAll
  @Timeout(1800)
  void undisturbed() throws Exception {
    Servers.require(Binary.GIT);
    try (SandboxHome home = new SandboxHome()) {
      apply = home.apply();
      SandboxHome.Result applied = home.run(apply);
      assertThat(applied.exit()).as(applied.text()).isZero();
      versions = home.versions();
      touches = home.touches();
    }
    assertThat(versions).hasSizeGreaterThan(5);
  }

  private void assertSameEnd(SandboxHome home, String seed) throws Exception {
    assertThat(home.versions()).as(seed).isEqualTo(versions);
    String log = home.log().toString();
    assertThat(Command.run(Binary.GIT.path(), "-C", log, "fsck", "--strict", "--full"))
        .as(seed)
        .doesNotContain("error", "missing");
    try (GitJournal journal = GitJournal.open(home.log(), "mxshift test", Optional.empty())) {
      Run run = Run.of(journal.latest(RealZone.NAME)).orElseThrow();
      assertThat(run.standing()).as(seed).isEqualTo(Standing.DONE);
      assertThat(journal.verify().faults()).as(seed).isEmpty();
    }
  }

  @Test
  void killedAgainAndAgainItEndsAsIfItHadNotBeen() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int kills = 0;
    try (SandboxHome home = new SandboxHome()) {
      int exit = KILLED;
      while (exit == KILLED) {
        int most = 1 + random.nextInt(touches / 4);
        exit = home.watched(most, random.nextInt(20_000), apply).exit();
        kills += exit == KILLED ? 1 : 0;
      }
      assertThat(exit).as("seed " + seed).isZero();
      assertSameEnd(home, "seed " + seed);
    }
    LOG.log(System.Logger.Level.INFO, "{0} processes killed, all survived", kills);
    assertThat(kills).isPositive();
  }

  /** Several at a time: a run waits most of its time. */
  @Test
  @EnabledIfSystemProperty(named = "mxshift.kills", matches = "all|\\d+")
  void killedAtEachTouchAndAgainWhileItResumes() throws Exception {
    long seed = System.nanoTime();
    ExecutorService some = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Future<Integer>> runs = new ArrayList<>();
      for (int touch = 1; touch <= touches; touch += step()) {
        int at = touch;
        runs.add(some.submit(() -> killedAt(at, seed + at)));
      }
      int kills = 0;
      for (Future<Integer> run : runs) {
        kills += run.get();
        LOG.log(
            System.Logger.Level.INFO,
            "{0} killed at every {1}th touch of {2}, all survived, so far",
            kills,
            step(),
            touches);
      }
      assertThat(kills).isGreaterThanOrEqualTo(runs.size());
    } finally {
      some.shutdownNow();
    }
  }

  private int step() {
    String wanted = System.getProperty("mxshift.kills", "all");
    return wanted.equals("all") ? 1 : Math.max(1, touches / Integer.parseInt(wanted));
  }

  /** How many processes were killed until the run was over. */
  private int killedAt(int touch, long seed) throws Exception {
    Random random = new Random(seed);
    try (SandboxHome home = new SandboxHome()) {
      int first = home.watched(touch, 0, apply).exit();
      int again = 1 + random.nextInt(3);
      int second = home.watched(again, random.nextInt(5000), apply).exit();
      SandboxHome.Result last = home.run(apply);
      assertThat(last.exit()).as("killed at %s, seed %s: %s", touch, seed, last.text()).isZero();
      assertSameEnd(home, "killed at " + touch + ", seed " + seed);
      return (first == KILLED ? 1 : 0) + (second == KILLED ? 1 : 0);
    }
  }
}
