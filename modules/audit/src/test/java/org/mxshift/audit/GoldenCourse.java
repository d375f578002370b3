package org.mxshift.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.RecordSet;
import org.mxshift.program.Step;
import org.mxshift.simulate.Faults;
import org.mxshift.simulate.NameServer;
import org.mxshift.simulate.Touch;
import org.mxshift.simulate.VirtualHosts.Behaviour;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Verdict;

/** What golden logs tell: every shape of a run, and most of what can happen to one. */
enum GoldenCourse {
  PREFERRED {
    @Override
    void live(GoldenWorld golden) throws Exception {
      golden.start();
      golden.until(Standing.DONE);
    }
  },
  STANDBY {
    @Override
    void live(GoldenWorld golden) throws Exception {
      golden.start("introduce: preferred", "introduce: standby", "[move, retire]", "[narrow]");
      golden.untilAt("hold/green");
      golden.anna.pause(GoldenWorld.DOMAIN, "the new hosts\nare \u202eserviced\tMx-Actor: root");
      golden.world.clock().advance(Duration.ofHours(5));
      golden.anna.resume(GoldenWorld.DOMAIN);
      golden.until(Standing.DONE);
    }
  },
  ROLLBACK {
    @Override
    void live(GoldenWorld golden) throws Exception {
      golden.start();
      golden.untilAt("hold/green");
      golden.anna.rollback(GoldenWorld.DOMAIN, Optional.of(Step.AWAIT_TTL));
      golden.until(Standing.HALTED);
      golden.anna.rollback(GoldenWorld.DOMAIN, Optional.empty());
      golden.until(Standing.ROLLED_BACK);
    }
  },
  RETREAT {
    @Override
    void live(GoldenWorld golden) throws Exception {
      golden.start("arrival: none", "arrival: confirm");
      golden.untilAt("hold/green");
      golden.world.hosts().behave(GoldenWorld.NEW, Behaviour.REJECTS);
      golden.until(Standing.STOPPED);
      golden.world.clock().advance(Duration.ofHours(1));
      golden.until(Standing.STOPPED);
      golden.world.hosts().behave(GoldenWorld.NEW, Behaviour.ACCEPTS);
      golden.anna.retry(GoldenWorld.DOMAIN);
      golden.until(Standing.DONE);
    }
  },
  REPLAN {
    @Override
    void live(GoldenWorld golden) throws Exception {
      golden.start();
      golden.untilAt("introduce/mx");
      golden.world.faults().whenever(Touch.WRITE, at -> interfered(golden));
      golden.until(Standing.STOPPED);
      golden.world.faults().mend();
      golden.replan();
      golden.until(Standing.DONE);
    }

    private void interfered(GoldenWorld golden) throws ProviderException {
      RecordSet edited = Story.mx(300, "10 mail.old.example.", "30 mx2.new.example.");
      golden.world.zone().edited(edited);
      throw new ProviderException(Failure.UNSURE, "no answer");
    }
  },
  JUMPED {
    @Override
    void live(GoldenWorld golden) throws Exception {
      golden.world.stays();
      golden.start();
      golden.untilAt("await-ttl/caches");
      golden.world.wrong(Duration.ofHours(30));
      golden.until(Standing.DONE);
    }
  },
  SKIPPED {
    @Override
    void live(GoldenWorld golden) throws Exception {
      golden.start();
      golden.anna.unchecked(GoldenWorld.DOMAIN, List.of("D07", "D18"), "a lab");
      golden.untilAt("verify/hosts");
      golden.anna.skip(GoldenWorld.DOMAIN, "verify", "seen by hand");
      golden.until(Standing.DONE);
    }
  },
  MANUAL {
    @Override
    void live(GoldenWorld golden) throws Exception {
      golden.world.zone().byHand((from, to) -> later(golden, to));
      golden.start();
      golden.untilAt("await-ttl/caches");
      golden.anna.abandon(GoldenWorld.DOMAIN, "not this week");
      golden.world.clock().advance(Duration.ofDays(3));
      golden.start();
      golden.until(Standing.DONE);
    }

    private void later(GoldenWorld golden, RecordSet to) {
      Instant now = golden.world.clock().instant();
      golden.world.zone().editedAt(now.plus(Duration.ofMinutes(50)), to);
    }
  },
  ELSEWHERE {
    @Override
    void live(GoldenWorld golden) throws Exception {
      golden.world.witness().blocked(true);
      golden.start("arrival: none", "arrival: none\n  probers: ['" + GoldenWorld.BOX + "']");
      golden.until(tick -> tick.rest().kind() == Rest.Kind.ASKED);
      golden.handIn(Verdict.DEFERS);
      golden.until(Standing.FROZEN);
      golden.world.clock().advance(Duration.ofMinutes(5));
      golden.handIn(Verdict.PASS);
      golden.untilAt("introduce/mx");
      golden.anna.abandon(GoldenWorld.DOMAIN, "seen enough");
    }
  },
  TROUBLE {
    @Override
    void live(GoldenWorld golden) throws Exception {
      List<Failure> failures =
          List.of(Failure.BUSY, Failure.UNSURE, Failure.DENIED, Failure.REFUSED);
      Iterator<Failure> next = failures.iterator();
      golden.world.hosts().behave(GoldenWorld.NEW, Behaviour.REJECTS);
      golden.start();
      golden.until(Standing.STOPPED);
      golden.world.hosts().behave(GoldenWorld.NEW, Behaviour.ACCEPTS);
      golden.anna.retry(GoldenWorld.DOMAIN);
      golden.world.faults().whenever(Touch.WRITE, at -> fail(next));
      golden.until(Standing.STOPPED);
      golden.world.faults().mend();
      golden.anna.retry(GoldenWorld.DOMAIN);
      golden.until(tick -> isSeen(tick, "introduce/mx"));
      NameServer second = NameServer.lagging("ns2.example.com", Duration.ZERO);
      golden.world.zone().serve(second.stuckAt(GoldenWorld.START));
      golden.until(tick -> !isSeen(tick, "introduce/mx"));
      golden.world.zone().serve(second);
      golden.untilAt("hold/green");
      golden.world.hosts().behave(GoldenWorld.NEW, Behaviour.DEFERS);
      golden.until(Standing.FROZEN);
      golden.world.hosts().behave(GoldenWorld.NEW, Behaviour.ACCEPTS);
      golden.world.zone().serve(second.silenced());
      golden.until(Standing.FROZEN);
      golden.world.clock().advance(Duration.ofHours(1));
      golden.world.zone().serve(second);
      golden.until(Standing.DONE);
    }

    private void fail(Iterator<Failure> next) throws ProviderException {
      if (next.hasNext()) {
        Faults.failure(next.next()).strike(Touch.WRITE);
      }
    }

    private boolean isSeen(Tick tick, String move) {
      return tick.run().life(move).phase() == Phase.SEEN;
    }
  };

  abstract void live(GoldenWorld golden) throws Exception;

  /** The name of its files. */
  String file() {
    return name().toLowerCase(Locale.ROOT);
  }
}
