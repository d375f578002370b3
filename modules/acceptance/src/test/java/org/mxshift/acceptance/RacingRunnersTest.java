package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mxshift.acceptance.RacingWorld.Machine;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.Lease;
import org.mxshift.audit.Remote;

/**
 * Two processes with a clone each of one log, and one real name server that counts: whoever is at
 * work, and whoever believes to be, no write is made twice.
 */
@Order(4)
@Timeout(1200)
class RacingRunnersTest {

  private static final Duration LIMIT = Duration.ofSeconds(200);

  /** SPF wider, TTL lower, new host in, old host out, SPF narrower, both TTLs back. */
  private static final int WRITES = 7;

  @TempDir Path folder;

  @Test
  void twoThatRunAtOnceMakeEachWriteOnceAndTheLoserSaysWhoIsAtWork() throws Exception {
    try (RacingWorld world = new RacingWorld()) {
      Machine one = world.machine("ann@one");
      Machine two = world.machine("bob@two");
      one.apply();
      int begun = world.serial();
      Program.Result held = whileHeld(world, Instant.now(), () -> two.run("advance"));
      assertThat(held.exit()).isEqualTo(75);
      assertThat(held.out().replaceAll("\\s+", " "))
          .contains("cat@three is at work on this log since ", "others take over at");
      assertThat(world.serial()).isEqualTo(begun);

      Instant longAgo = Instant.now().minus(Lease.LENGTH).minus(Lease.GRACE);
      List<Program.Running> both = new ArrayList<>();
      whileHeld(
          world,
          longAgo,
          () -> {
            both.add(one.start("advance", "--wait"));
            return both.add(two.start("advance", "--wait"));
          });
      for (Program.Running running : both) {
        Program.Result result = running.await(LIMIT);
        assertThat(result.exit()).as(result.toString()).isZero();
      }
      assertEachWriteOnce(world, one);
      assertThat(world.refusals()).as(world.bindLog()).isZero();
    }
  }

  /**
   * One is stopped when its update is on the way, its lease runs out, another takes over and makes
   * the write; then the first wakes up, believing that all is as it was.
   */
  @Test
  void ofTwoThatBelieveToBeAtWorkTheCompareAndSwapChoosesOne() throws Exception {
    try (RacingWorld world = new RacingWorld()) {
      Machine sleeper = world.watchedMachine("ann@sleeper");
      Machine other = world.machine("bob@other");
      sleeper.apply();
      List<Program.Running> process = new ArrayList<>();
      List<Integer> serials = new ArrayList<>();
      world
          .proxy()
          .beforeNextUpdate(
              () -> {
                signal("STOP", process.get(0));
                serials.add(world.serial());
                Program.Result held = other.run("advance");
                assertThat(held.exit()).as(held.toString()).isEqualTo(75);
                world.expireLease();
                Program.Result took = other.run("advance");
                assertThat(took.exit()).as(took.toString()).isZero();
                serials.add(world.serial());
                signal("CONT", process.get(0));
              });
      process.add(sleeper.start("advance", "--wait"));
      Program.Result woken = process.get(0).await(LIMIT);
      assertThat(serials).as("versions before and after the other took over").hasSize(2);
      assertThat(serials.get(1)).isGreaterThan(serials.get(0));
      if (woken.exit() != 0) {
        Program.Result again = sleeper.run("advance", "--wait");
        assertThat(again.exit()).as(woken + "\n" + again).isZero();
      }
      assertEachWriteOnce(world, other);
      assertThat(world.refusals()).as(world.bindLog()).isEqualTo(1);
    }
  }

  /** The push of an intent is under way when a third clone says pause: the pause wins. */
  @Test
  void noIntentLandsAfterAPauseFromAThirdClone() throws Exception {
    try (RacingWorld world = new RacingWorld()) {
      Machine runner = world.watchedMachine("ann@runner");
      Machine person = world.machine("cat@desk");
      runner.apply();
      int begun = world.serial();
      Path reached = folder.resolve("reached");
      Path paused = folder.resolve("paused");
      Path hook = world.remote().resolve("hooks/pre-receive");
      Files.writeString(hook, hook(reached, paused));
      Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
      Program.Running running = runner.start("advance", "--wait");
      Await.until("an intent", LIMIT, () -> Files.exists(reached), running::text);
      Program.Result said = person.run("pause", "--all", "--reason", "lunch");
      assertThat(said.exit()).as(said.toString()).isZero();
      Files.createFile(paused);
      running.await(LIMIT);
      runner.run("advance");

      List<String> story = world.story();
      int at = story.indexOf(RacingWorld.DOMAIN + ": pause: lunch");
      assertThat(at).as(story.toString()).isPositive();
      assertThat(story.subList(at, story.size()))
          .noneMatch(line -> line.contains("about to write") || line.contains("written"));
      assertThat(world.serial()).as(() -> String.join("\n", world.story())).isEqualTo(begun);
      assertThat(runner.run("audit", "verify").exit()).isZero();
    }
  }

  /** Holds back the first intent until the pause is there. */
  private static String hook(Path reached, Path paused) {
    return """
    #!/bin/sh
    while read old new ref; do
      case "$(git log -1 --format=%%s $new 2>/dev/null)" in
      *'about to write'*)
        touch %1$s
        i=0
        while [ ! -e %2$s ] && [ $i -lt 600 ]; do sleep 0.05; i=$((i+1)); done;;
      esac
    done
    exit 0
    """
        .formatted(reached, paused);
  }

  private static void assertEachWriteOnce(RacingWorld world, Machine machine) {
    assertThat(world.updates()).as(world.bindLog()).isEqualTo(WRITES);
    assertThat(world.serial() - 1).isEqualTo(WRITES);
    List<String> written =
        world.story().stream()
            .filter(line -> line.endsWith(": written") || line.endsWith(": found written"))
            .map(line -> line.split(": ")[1])
            .toList();
    assertThat(new HashSet<>(written)).hasSize(WRITES).hasSameSizeAs(written);
    assertThat(machine.run("status").out()).contains("done");
    Program.Result verified = machine.run("audit", "verify");
    assertThat(verified.exit()).as(verified.toString()).isZero();
  }

  /** Somebody else says to be at work since then, while this is done. */
  private <T> T whileHeld(RacingWorld world, Instant since, java.util.function.Supplier<T> act)
      throws Exception {
    Lease lease = Lease.from(since, "cat@three", "nonce");
    Optional<Remote> remote = Optional.of(Remote.at(world.remote().toUri().toString()));
    try (GitJournal journal =
        GitJournal.open(folder.resolve("third-" + since), "mxshift test", remote)) {
      assertThat(journal.claim(lease)).isEmpty();
      T done = act.get();
      if (lease.holds(Instant.now())) {
        journal.giveUp(lease);
      }
      return done;
    }
  }

  private static void signal(String name, Program.Running running) {
    Command.run("kill", "-" + name, Long.toString(running.process().pid()));
  }
}
