package org.mxshift.audit;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Chronicle;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Loop;
import org.mxshift.engine.Pace;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.engine.Trigger;
import org.mxshift.engine.Verbs;
import org.mxshift.engine.World;
import org.mxshift.model.Name;
import org.mxshift.simulate.NameServer;
import org.mxshift.simulate.Simulation;
import org.mxshift.simulate.VirtualZone;
import org.mxshift.spi.Desired;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneWriter;

/**
 * Two machines at work on one domain at the same time, without a lease: at each moment of the one
 * in turn, the other does all that it believes is due, or a person says pause from there.
 *
 * <p>A build takes every third moment; {@code -Dmxshift.moments=all} takes each.
 */
class TwoMachinesTest {

  private static final int STEP = "all".equals(System.getProperty("mxshift.moments")) ? 1 : 3;
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  @Scratch Path folder;

  @Test
  void nothingIsWrittenTwiceWheneverTheOtherBelievesThatThisOneDied() throws Exception {
    int moments = 0;
    for (boolean over = false; !over; moments += STEP) {
      try (Pair pair = new Pair(folder.resolve("tick-" + moments))) {
        pair.strike(moments, () -> pair.tick(pair.there));
        pair.run();
        over = !pair.struck();
        List<VirtualZone.Write> writes = pair.world.zone().writes();
        List<String> ends = writes.stream().map(w -> w.before() + " -> " + w.after()).toList();
        assertThat(ends).as("struck at %d", moments).hasSize(2).doesNotHaveDuplicates();
        pair.isSound();
      }
    }
    assertThat(moments).isGreaterThan(15);
  }

  @Test
  void nothingIsIntendedAfterAnAcceptedPause() throws Exception {
    int moments = 0;
    for (boolean over = false; !over; moments += STEP) {
      try (Pair pair = new Pair(folder.resolve("pause-" + moments))) {
        pair.strike(moments, pair::pause);
        pair.tick(pair.touched());
        over = !pair.struck();
        if (!over) {
          pair.here.refresh();
          List<Entry> entries = pair.here.latest(Story.DOMAIN);
          int pause = number(entries, Event.Paused.class);
          assertThat(intents(entries)).as("struck at %d", moments).allMatch(n -> n < pause);
          int intended = intents(entries).size();
          assertThat(pair.world.zone().writes()).hasSizeLessThanOrEqualTo(intended);
          pair.isSound();
        }
      }
    }
    assertThat(moments).isGreaterThan(10);
  }

  private static int number(List<Entry> entries, Class<? extends Event> kind) {
    return entries.stream()
        .filter(entry -> kind.isInstance(entry.event()))
        .findFirst()
        .orElseThrow()
        .number();
  }

  private static List<Integer> intents(List<Entry> entries) {
    return entries.stream()
        .filter(e -> e.event() instanceof Event.Lived l && l.trigger() == Trigger.INTEND)
        .map(Entry::number)
        .toList();
  }

  private interface Deed {
    void run() throws JournalException;
  }

  /** Two machines, a zone, and the moment at which the other one acts. */
  private static final class Pair implements AutoCloseable {

    private final Simulation world = new Simulation(Story.DOMAIN, 7, START, Duration.ofMinutes(5));
    private final GitJournal here;
    private final GitJournal there;
    private int moment;
    private int strike = -1;
    private Deed deed = () -> {};

    Pair(Path folder) throws Exception {
      Path shared = Quick.layOut(folder.resolve("shared.git"));
      Optional<Remote> remote = Optional.of(Remote.at(shared.toUri().toString()));
      here = GitJournal.open(Quick.layOut(folder.resolve("here")), "here", remote);
      there = GitJournal.open(Quick.layOut(folder.resolve("there")), "there", remote);
      world.zone().serve(NameServer.lagging("ns1", Duration.ZERO));
      world.zone().began(Snapshot.of(Story.txt("v=spf1 mx -all", "token=x")));
      world.zone().began(Snapshot.of(Story.mx(3600, "10 old.example.com.")));
      verbs(here).start(Story.program(), "domain: example.com\n");
      there.refresh();
    }

    void strike(int at, Deed what) {
      strike = at;
      deed = what;
    }

    boolean struck() {
      return moment > strike;
    }

    /** Comes too late when all is done. */
    void pause() throws JournalException {
      there.refresh();
      try {
        verbs(there).pause(Story.DOMAIN, "wait");
      } catch (RefusedException e) {
        strike = Integer.MAX_VALUE;
      }
    }

    /** Until it is over, by this machine, which is interrupted once. */
    void run() throws JournalException {
      for (int ticks = 0; ticks < 20 && !ended(); ticks++) {
        tick(touched());
        world.clock().advance(Duration.ofMinutes(10));
        here.refresh();
      }
    }

    private boolean ended() {
      return Run.of(here.latest(Story.DOMAIN)).orElseThrow().standing().ended();
    }

    void tick(Journal journal) throws JournalException {
      if (journal == there) {
        there.refresh();
      }
      Loop loop = new Loop(journal, world.clock(), () -> "0123456789abcdef", Pace.USUAL, "runner");
      ZoneWriter writer = journal == there ? world.zone() : new Touched();
      Chronicle log = Chronicle.of(journal.latest(Story.DOMAIN)).orElseThrow();
      loop.tick(log, new World(world.zone(), writer, world.witness()));
    }

    void isSound() throws JournalException {
      here.refresh();
      here.publish();
      there.refresh();
      Sound.check(here);
      Sound.check(there);
      assertThat(there.latest(Story.DOMAIN)).isEqualTo(here.latest(Story.DOMAIN));
    }

    Journal touched() {
      return new TouchedLog();
    }

    private Verbs verbs(Journal journal) {
      return new Verbs(journal, world.clock(), "a person");
    }

    private void touch() {
      if (moment++ == strike) {
        try {
          deed.run();
        } catch (JournalException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    @Override
    public void close() {
      here.close();
      there.close();
    }

    /** The log of this machine: before and after each of its touches something may happen. */
    private final class TouchedLog implements Journal {
      @Override
      public List<Name> domains() {
        return here.domains();
      }

      @Override
      public List<Entry> latest(Name domain) {
        return here.latest(domain);
      }

      @Override
      public void append(Name domain, Entry entry) throws JournalException {
        touch();
        here.append(domain, entry);
      }

      @Override
      public void publish() throws JournalException {
        touch();
        here.publish();
        touch();
      }
    }

    /** The provider, as this machine reaches it. */
    private final class Touched implements ZoneWriter {
      @Override
      public Receipt swap(Snapshot expected, Desired desired, String marker)
          throws ProviderException {
        touch();
        Receipt receipt = world.zone().swap(expected, desired, marker);
        touch();
        return receipt;
      }

      @Override
      public boolean inSync(Receipt receipt) throws ProviderException {
        return world.zone().inSync(receipt);
      }

      @Override
      public void close() {}
    }
  }
}
