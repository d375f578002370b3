package org.mxshift.cli;

import java.io.IOException;
import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.plan.PlanException;
import org.mxshift.spi.ProviderException;
import org.mxshift.steps.CompileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a new plan in the place of the old one, compiled from what is there now. */
@Command(
    name = "replan",
    description = "Puts an edited plan in the place of the one that is under way.")
final class ReplanCommand implements Task {

  private final Wiring wiring;

  @Parameters(paramLabel = "PLAN", description = "its 'from' says what is published now")
  String file = "";

  @Option(names = "--approve", paramLabel = "FINGERPRINT", description = "what 'plan' showed")
  Optional<String> approved = Optional.empty();

  ReplanCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run()
      throws FailedException,
          PlanException,
          CompileException,
          RefusedException,
          JournalException,
          ProviderException,
          IOException {
    PlanFile plan = PlanFile.read(wiring, file);
    wiring.refresh();
    Run before = Runs.of(wiring.journal(), plan.plan().domain());
    Observed observed = new Looking(wiring).observe(plan.plan());
    Reaching.refuseKept(
        wiring.shell(), wiring.settings(), plan.plan(), "the run goes on as before");
    new Consent(wiring.shell(), approved).to(observed, file, wiring.times());
    new OldHosts(plan.plan(), observed.program()).refuseTooEarly(wiring.shell().clock().instant());
    Run run = wiring.verbs().replan(observed.program(), plan.text(), before);
    return Said.answer("goes on with " + observed.program().fingerprint(), run);
  }
}
