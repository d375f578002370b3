package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.engine.Trigger;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Program;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.simulate.VirtualZone.Write;
import org.mxshift.spi.Verdict;

/** What must hold after every tick, whatever the scene. */
final class Promises {

  private final Simulation world;
  private int checked;
  private int logged;
  private boolean open;
  private Instant last = Instant.MIN;

  Promises(Simulation world) {
    this.world = world;
  }

  /** Another run begins, with a log of its own. */
  void anew() {
    logged = 0;
    open = false;
  }

  void check(Tick tick) {
    List<Entry> entries = world.journal().latest(Programs.DOMAIN);
    if (logged < entries.size() && tick.run().standing() != Standing.RUNNING) {
      assertThat(Run.of(entries)).as("promise 7, the log tells the run").contains(tick.run());
    }
    log(entries, tick.run().program());
    List<Write> writes = world.zone().writes();
    for (Write write : writes.subList(checked, writes.size())) {
      strangersStay(write);
      if (write.after().type().equals(RecordType.MX)) {
        deliverable(write);
        proven(write, tick.run().program());
        if (tick.run().program().direction() == Program.Direction.FORWARD) {
          allowed(write);
          clocksRanOut(write);
        }
      }
    }
    checked = writes.size();
  }

  /** 1: never an empty set, a null MX beside others, or nobody who takes the mail. */
  private void deliverable(Write write) {
    List<Mx> hosts = write.after().mx();
    if (hosts.isEmpty()) {
      assertThat(accepts(write.after().owner())).as("promise 1, nobody: %s", write).isTrue();
      return;
    }
    assertThat(hosts.size() > 1 && hosts.stream().anyMatch(Mx::isNull))
        .as("promise 1, null MX beside others: %s", write)
        .isFalse();
    assertThat(hosts)
        .as("promise 1, somebody accepts: %s", write)
        .matches(
            all ->
                write.before().sameValues(write.after())
                    || all.stream().anyMatch(mx -> mx.isNull() || accepts(mx.exchange())));
  }

  private boolean accepts(Name host) {
    return world.hosts().towards(host, Programs.MAILBOX) == Behaviour.ACCEPTS;
  }

  /** 2: a host that enters DNS took a real message moments before, and accepts everybody. */
  private void proven(Write write, Program program) {
    if (program.moves().stream().anyMatch(move -> awaits(move, write))) {
      return;
    }
    Set<Name> entering = new HashSet<>(Preferences.hosts(write.after().mx()));
    entering.removeAll(Preferences.hosts(write.before().mx()));
    entering.remove(Name.ROOT);
    if (write.before().isAbsent()) {
      entering.remove(write.before().owner());
    }
    for (Name host : entering) {
      assertThat(world.hosts().taken())
          .as("promise 2, %s is proven before %s", host, write)
          .anyMatch(
              taken ->
                  taken.host().equals(host)
                      && !taken.at().isAfter(write.at())
                      && taken.at().isAfter(write.at().minus(Duration.ofMinutes(5))));
      assertThat(world.hosts().towards(host, Programs.PERSON)).isEqualTo(Behaviour.ACCEPTS);
      assertThat(world.hosts().shows(host)).as("the key of %s", host).isEqualTo(Verdict.PASS);
    }
  }

  /** A plan says, with a reason, that these hosts take no mail before they are published. */
  private static boolean awaits(Move move, Write write) {
    return move.settles().stream().anyMatch(Condition.Awaited.class::isInstance)
        && move.change().filter(change -> change.after().set().equals(write.after())).isPresent();
  }

  /** 12: a host that enters DNS is allowed by the transport policy that is served. */
  private void allowed(Write write) {
    Set<Name> entering = new HashSet<>(Preferences.hosts(write.after().mx()));
    entering.removeAll(Preferences.hosts(write.before().mx()));
    assertThat(entering)
        .as("promise 12: %s", write)
        .allMatch(host -> world.witness().policy().allows(host));
  }

  /** 3: what the run does not own is carried along. */
  private static void strangersStay(Write write) {
    if (write.before().values().contains(Programs.STRANGER)) {
      assertThat(write.after().values()).as("promise 3: %s", write).contains(Programs.STRANGER);
    }
  }

  /** 4: when the hosts change, no honest cache holds anything but what is replaced. */
  private void clocksRanOut(Write write) {
    boolean tookMail = write.before().mx().stream().anyMatch(mx -> accepts(mx.exchange()));
    if (write.before().sameValues(write.after()) || !tookMail) {
      return;
    }
    for (RecordSet held : world.caches().held(write.before().key(), write.at())) {
      assertThat(held).as("promise 4, in a cache at %s", write).isEqualTo(write.before());
    }
  }

  /** What has an effect on mail begins in a window, forward. */
  private static void inAWindow(Entry entry, Event.Lived lived, Program program) {
    if (lived.trigger() == Trigger.INTEND) {
      assertThat(program.windows(program.move(lived.move())).isOpen(entry.at()))
          .as("windows: %s", entry)
          .isTrue();
    }
  }

  /** The last entry that brought another program: what is before it is not of the last one. */
  private static int turned(List<Entry> entries) {
    return entries.stream()
        .filter(e -> e.event() instanceof Event.Turned || e.event() instanceof Event.Replanned)
        .mapToInt(Entry::number)
        .max()
        .orElse(0);
  }

  /** 7: numbers without gaps, and no two intents without an outcome between. */
  private void log(List<Entry> entries, Program program) {
    int turned = turned(entries);
    for (; logged < entries.size(); logged++) {
      Entry entry = entries.get(logged);
      assertThat(entry.number()).isEqualTo(logged + 1);
      assertThat(entry.at()).isAfterOrEqualTo(last);
      assertThat(entry.event().sentence()).hasSizeLessThanOrEqualTo(100);
      last = entry.event().isWord() ? last : entry.at();
      if (entry.event() instanceof Event.Lived lived) {
        assertThat(open && lived.trigger() == Trigger.INTEND)
            .as("promise 7, an intent upon an intent: %s", entry)
            .isFalse();
        if (entry.number() > turned) {
          inAWindow(entry, lived, program);
        }
        open = lived.trigger() == Trigger.INTEND || (open && lived.trigger() == Trigger.UNSURE);
      }
    }
  }
}
