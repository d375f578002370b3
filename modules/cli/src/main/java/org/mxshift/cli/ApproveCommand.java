package org.mxshift.cli;

import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.model.Name;
import org.mxshift.program.Effect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens a gate of the program that is running now. */
@Command(name = "approve", description = "Opens a gate: move, retire or narrow.")
final class ApproveCommand implements Task {

  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "whose run")
  Name domain = Name.ROOT;

  @Parameters(
      index = "1",
      paramLabel = "GATE",
      completionCandidates = Offered.Gates.class,
      description = "move, retire or narrow")
  Effect gate = Effect.MOVE;

  ApproveCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException {
    Run run = wiring.verbs().approve(domain, gate);
    return Said.answer(
        "gate '" + gate.word() + "' is approved for " + run.program().fingerprint(), run);
  }
}
