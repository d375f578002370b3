package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.simulate.Crash;
import org.mxshift.simulate.Faults;
import org.mxshift.simulate.Touch;

/**
 * Promise 6 at each DNS host with an API: the process dies before or after a write or an entry of
 * the log, and twice more while it resumes.
 *
 * <p>A build takes two of these moments; {@code -Dmxshift.kills=all} takes every one.
 */
class HostCrashTest {

  private static final boolean ALL = "all".equals(System.getProperty("mxshift.kills"));

  private static final Set<Touch> LEAVE =
      EnumSet.of(Touch.WRITE, Touch.WRITTEN, Touch.APPEND, Touch.APPENDED);

  private static final System.Logger LOG = System.getLogger("kills");

  /** What a migration came to: each set's versions in their order, and what it cost. */
  private record Life(
      List<RecordSet> mx, List<RecordSet> txt, int written, List<Touch> touches, int kills) {

    /** The numbers of the touches that leave something behind. */
    List<Integer> marks() {
      return IntStream.rangeClosed(1, touches.size())
          .filter(number -> LEAVE.contains(touches.get(number - 1)))
          .boxed()
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOGLEDNS_BY_KEY")
  void endsAlikeWhereverItDies(Host host) throws Exception {
    Life undisturbed = live(host, List.of());
    List<Integer> marks = undisturbed.marks();
    Random random = new Random(7);
    int step = ALL ? 1 : marks.size() / 2;
    int kills = 0;
    for (int i = random.nextInt(step); i < marks.size(); i += step) {
      int first = marks.get(i);
      int second = first + 1 + random.nextInt(8);
      Life life = live(host, List.of(first, second, second + 1));
      assertThat(life.mx()).as("killed at %d and %d", first, second).isEqualTo(undisturbed.mx());
      assertThat(life.txt()).as("killed at %d and %d", first, second).isEqualTo(undisturbed.txt());
      assertThat(life.written()).as("writes").isEqualTo(undisturbed.written());
      assertThat(life.kills()).as("kills, the first at %d", first).isGreaterThanOrEqualTo(1);
      kills += life.kills();
    }
    LOG.log(
        System.Logger.Level.INFO,
        host + ": " + kills + " kills survived, " + marks.size() + " touches that leave something");
  }

  private static Life live(Host host, List<Integer> deaths) throws Exception {
    try (HostedRun run = new HostedRun(host)) {
      deaths.forEach(death -> run.faults.at(death, Faults.crash()));
      List<RecordSet> mx = new ArrayList<>();
      List<RecordSet> txt = new ArrayList<>();
      note(run, HostedRun.MX, mx);
      note(run, HostedRun.TXT, txt);
      int kills = 0;
      boolean over = false;
      while (!over) {
        try {
          over = goesOn(run);
        } catch (Crash e) {
          kills++;
        }
        note(run, HostedRun.MX, mx);
        note(run, HostedRun.TXT, txt);
      }
      assertThat(run.run().standing()).isEqualTo(Standing.DONE);
      return new Life(mx, txt, run.host.written(), run.faults.touches(), kills);
    }
  }

  /** What a new process does with what it finds; whether that was the end. */
  private static boolean goesOn(HostedRun run) throws Exception {
    if (run.journal.latest(HostedRun.DOMAIN).isEmpty()) {
      run.started();
    }
    Tick tick = run.tick();
    Instant now = run.clock.instant();
    Instant latest = now.plus(HostedRun.QUARTER);
    run.clock.advanceTo(tick.rest().due().filter(latest::isAfter).orElse(latest));
    return tick.run().standing().ended();
  }

  private static void note(HostedRun run, SetKey key, List<RecordSet> versions) {
    RecordSet live = run.host.live(key);
    if (versions.isEmpty() || !versions.get(versions.size() - 1).equals(live)) {
      versions.add(live);
    }
  }
}
