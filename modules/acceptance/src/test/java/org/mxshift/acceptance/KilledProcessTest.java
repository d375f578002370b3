package org.mxshift.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Promise 6 with real processes: mxshift is killed by SIGKILL when a commit or an update has just
 * been seen, or a moment later, and again when it resumes; the end and the order of writes are
 * those of a run that nobody killed.
 *
 * <p>A build takes one run with some kills; {@code -Dmxshift.kills=all} takes a run for every touch
 * of the world, a number for so many of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(3600)
class KilledProcessTest {

  private static final int KILLED = 137;
  private static final int SIDE_BY_SIDE = 2;
  private static final System.Logger LOG = System.getLogger("kills");

  private List<String> versions = List.of();
  private int touches;

  @BeforeAll
  void undisturbed() throws Exception {
    Servers.require(Binary.GIT);
    try (SandboxHome home = new SandboxHome()) {
      home.start();
      int started = home.touches();
      assertThat(home.run("advance", "--wait").exit()).isZero();
      versions = home.versions();
      touches = home.touches() - started;
    }
    assertThat(versions).hasSizeGreaterThan(5);
  }

  private void assertSameEnd(SandboxHome home, String seed) throws Exception {
    assertThat(home.run("status").text()).as(seed).contains("done");
    assertThat(home.versions()).as(seed).isEqualTo(versions);
    assertThat(home.run("audit", "verify").text()).as(seed).contains("The log is sound");
    assertThat(
            Command.run(
                Binary.GIT.path(), "-C", home.log().toString(), "fsck", "--strict", "--full"))
        .as(seed)
        .doesNotContain("error", "missing");
  }

  @Test
  void killedAgainAndAgainItEndsAsIfItHadNotBeen() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int kills = 0;
    try (SandboxHome home = new SandboxHome()) {
      home.start();
      int exit = KILLED;
      while (exit == KILLED) {
        int most = 1 + random.nextInt(touches / 4);
        exit = home.watched(most, random.nextInt(20_000), "advance", "--wait").exit();
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
      home.start();
      int first = home.watched(touch, 0, "advance", "--wait").exit();
      int again = 1 + random.nextInt(3);
      int second = home.watched(again, random.nextInt(5000), "advance", "--wait").exit();
      home.run("advance", "--wait");
      assertSameEnd(home, "killed at " + touch + ", seed " + seed);
      return (first == KILLED ? 1 : 0) + (second == KILLED ? 1 : 0);
    }
  }
}
