package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Life;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Trigger;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Failure;

/** Every row of the table of life is walked by a whole run, not only by a test of the table. */
class RowsTest {

  private static final Programs PROGRAMS = Programs.brief();

  private final Set<String> walked = new TreeSet<>();

  private static Set<String> rows() {
    Set<String> rows = new TreeSet<>();
    for (Phase from : Phase.values()) {
      for (Trigger trigger : Trigger.values()) {
        try {
          rows.add(row(from, trigger, Life.next(from, trigger)));
        } catch (IllegalStateException e) {
          assertThat(e).hasMessageContaining(trigger.name());
        }
      }
    }
    return rows;
  }

  private static String row(Phase from, Trigger trigger, Phase to) {
    return from + " + " + trigger + " -> " + to;
  }

  private void walk(Scene scene) {
    List<Entry> entries = scene.world.journal().latest(Programs.DOMAIN);
    Run run = Run.of(entries.subList(0, 1)).orElseThrow();
    for (Entry entry : entries.subList(1, entries.size())) {
      Run next = run.with(entry);
      if (entry.event() instanceof Event.Lived lived) {
        Phase from = run.life(lived.move()).phase();
        walked.add(row(from, lived.trigger(), next.life(lived.move()).phase()));
      }
      run = next;
    }
    assertThat(run).isEqualTo(Run.of(entries).orElseThrow());
  }

  private void failing(Touch touch, Failure failure, Standing end) throws Exception {
    Scene scene = new Scene(PROGRAMS, 9);
    List<Integer> strikes = new ArrayList<>();
    scene
        .world
        .faults()
        .whenever(
            touch,
            at -> {
              strikes.add(1);
              if (strikes.size() == 1) {
                Faults.failure(failure).strike(at);
              }
            });
    scene.started().untilStanding(end);
    walk(scene);
  }

  private Scene at(String move) throws Exception {
    Scene scene = new Scene(PROGRAMS, 9).started();
    scene.untilAt(move);
    return scene;
  }

  @Test
  void everyRowOfTheTableIsWalked() throws Exception {
    failing(Touch.WRITE, Failure.BUSY, Standing.DONE);
    failing(Touch.WRITE, Failure.UNSURE, Standing.DONE);
    failing(Touch.WRITTEN, Failure.UNSURE, Standing.DONE);
    failing(Touch.WRITE, Failure.REFUSED, Standing.STOPPED);
    fallenBack();
    edited();
    lame();
    editedInDoubt();
    asked();
    skipped();

    assertThat(walked).as("rows that no run walked, or that the table lacks").isEqualTo(rows());
  }

  private void skipped() throws Exception {
    Scene todo = new Scene(PROGRAMS, 9).started();
    todo.until(tick -> tick.run().life("introduce/mx").phase() == Phase.SEEN);
    todo.world.verbs().pause(Programs.DOMAIN, "before it begins");
    todo.untilAt("verify/hosts");
    todo.world.verbs().skip(Programs.DOMAIN, "verify", "seen by hand");
    walk(todo);
    Scene seen = at("verify/hosts");
    seen.until(tick -> tick.run().life("verify/hosts").phase() == Phase.SEEN);
    seen.world.verbs().skip(Programs.DOMAIN, "verify/hosts", "seen by hand");
    seen.untilStanding(Standing.DONE);
    walk(seen);
  }

  private void fallenBack() throws Exception {
    Scene scene = at("await-ttl/caches");
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ZERO).stuckAt(Scene.START));
    scene.world.clock().advance(Duration.ofMinutes(1));
    scene.world.tick();
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ZERO));
    scene.untilAt("introduce/mx");
    scene.world.hosts().behave(Programs.NEW, Behaviour.ACCEPTS);
    walk(scene);
  }

  /** In the hold nothing is written: what fails there stops a move that is seen. */
  private void edited() throws Exception {
    Scene scene = new Scene(PROGRAMS, 9).started();
    scene.untilAt("hold/green");
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ZERO).stuckAt(Scene.START));
    scene.world.tick();
    scene.world.zone().edited(Programs.oldMx(Programs.DAY).set());
    scene.untilStanding(Standing.STOPPED);
    scene.world.verbs().retry(Programs.DOMAIN);
    walk(scene);
    Scene seen = at("hold/green");
    seen.world.zone().edited(Programs.oldMx(Programs.DAY).set());
    seen.untilStanding(Standing.STOPPED);
    walk(seen);
    Scene todo = new Scene(PROGRAMS, 9);
    todo.world.hosts().behave(Programs.NEW, Behaviour.REJECTS);
    todo.started().untilStanding(Standing.STOPPED);
    walk(todo);
  }

  private void lame() throws Exception {
    Scene scene = new Scene(PROGRAMS, 9);
    scene.world.zone().serve(NameServer.lagging("ns2", Duration.ZERO).stuckAt(Scene.START));
    scene.started().untilStanding(Standing.STOPPED);
    walk(scene);
  }

  private void asked() throws Exception {
    Scene scene = new Scene(PROGRAMS, 9);
    Hands.QUICK.serve(scene.world);
    scene.started().untilStanding(Standing.DONE);
    walk(scene);
    Scene edited = new Scene(PROGRAMS, 9);
    edited
        .world
        .zone()
        .byHand(
            (from, to) ->
                edited.world.zone().edited(Programs.spf(Programs.DAY, "v=spf1 +all").set()));
    edited.started().untilStanding(Standing.STOPPED);
    walk(edited);
  }

  private void editedInDoubt() throws Exception {
    Scene scene = new Scene(PROGRAMS, 9);
    scene
        .world
        .faults()
        .whenever(
            Touch.WRITE,
            touch -> {
              scene.world.zone().edited(Programs.spf(Programs.DAY, "v=spf1 +all").set());
              Faults.failure(Failure.UNSURE).strike(touch);
            });
    scene.started().untilStanding(Standing.STOPPED);
    walk(scene);
  }
}
