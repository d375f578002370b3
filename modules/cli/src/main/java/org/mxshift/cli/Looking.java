package org.mxshift.cli;

import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Run;
import org.mxshift.model.Windows;
import org.mxshift.plan.Plan;
import org.mxshift.probe.PublicZone;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Witness;
import org.mxshift.spi.ZoneReader;
import org.mxshift.steps.CompileException;

/** Compiles a plan for the zone as it is now. Opens readers only: looking cannot write. */
final class Looking {

  private final Wiring wiring;

  Looking(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Reads at the provider. */
  Observed observe(Plan plan)
      throws FailedException, ProviderException, CompileException, JournalException {
    refuseClosed(plan);
    PublicZone seen = wiring.publicZone(plan.zone().name());
    Witness witness = wiring.witness();
    try (ZoneReader reader = wiring.zones().reader(plan)) {
      Delegation.check(plan.zone().name(), wiring.delegated(plan.zone().name()), reader);
      return Observed.of(plan, reader, seen, witness, underWay(plan), Optional.empty());
    }
  }

  /** Reads at the provider, or from the public name servers when it cannot be asked here. */
  Observed preview(Plan plan)
      throws FailedException, ProviderException, CompileException, JournalException {
    String unasked;
    try {
      return observe(plan);
    } catch (FailedException e) {
      if (e.code() != ExitCode.CREDENTIALS) {
        throw e;
      }
      unasked = e.message();
    }
    PublicZone seen = wiring.publicZone(plan.zone().name());
    return Observed.of(plan, seen, seen, wiring.witness(), underWay(plan), Optional.of(unasked));
  }

  private void refuseClosed(Plan plan) throws FailedException {
    Windows windows = plan.windows().orElse(Windows.ALWAYS);
    if (windows.next(wiring.shell().clock().instant()).isEmpty()) {
      throw new FailedException(
          ExitCode.INVALID,
          "windows: none opens within a year: " + windows.sentence(),
          "allow times that come sooner");
    }
  }

  /** The run whose plan this one would replace. */
  private Optional<Run> underWay(Plan plan) throws FailedException, JournalException {
    return Run.of(wiring.seen().latest(plan.domain())).filter(run -> !run.standing().ended());
  }
}
