package org.mxshift.cli;

import java.time.Duration;
import java.util.Optional;
import org.mxshift.engine.Chronicle;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Run;
import org.mxshift.engine.Tick;
import org.mxshift.engine.World;
import org.mxshift.model.Name;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Plans;
import org.mxshift.spi.Approval;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** One tick of one run on the real world, by the plan that is pinned in its log. */
final class Ticking {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Wiring wiring;

  Ticking(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Does what is due. What keeps the world closed is an outcome too, and nothing was done. */
  Ticked tick(Name domain, Turn turn) throws FailedException, JournalException {
    wiring.refresh();
    Chronicle log = Runs.told(Optional.empty(), wiring.journal(), domain);
    if (log.run().standing().ended()) {
      return Ticked.found(log.run(), wiring.shell().clock().instant());
    }
    try (TickLock unused = TickLock.take(wiring.settings().audit().directory(), PATIENCE)) {
      return inTurn(log, turn);
    }
  }

  private Ticked inTurn(Chronicle log, Turn turn) throws JournalException {
    try {
      return Ticked.of(tick(turn.take() ? again(log) : log));
    } catch (ProviderException | PlanException e) {
      return Ticked.closed(log.run(), Faults.of(e));
    } catch (FailedException e) {
      return Ticked.closed(log.run(), e);
    }
  }

  /** What was done while this one waited counts. */
  private Chronicle again(Chronicle log) throws FailedException, JournalException {
    wiring.refresh();
    return Runs.told(Optional.of(log), wiring.journal(), log.run().program().domain());
  }

  private Tick tick(Chronicle log)
      throws FailedException, PlanException, ProviderException, JournalException {
    Run run = log.run();
    Name domain = run.program().domain();
    Plan plan = Plans.pinned("the plan of " + domain + " in the log", run.plan());
    Approval approval = new Approval(run.program().fingerprint());
    Zones zones = wiring.zones();
    try (ZoneReader reader = zones.reader(plan);
        ZoneWriter writer = zones.writer(plan, approval)) {
      return wiring
          .loop(plan.verify().every())
          .tick(log, new World(reader, writer, wiring.witness(plan)));
    }
  }
}
