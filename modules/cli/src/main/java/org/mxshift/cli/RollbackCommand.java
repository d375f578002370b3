package org.mxshift.cli;

import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.model.Name;
import org.mxshift.program.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back the way it came, with the proofs and clocks that this needs. */
@Command(
    name = "rollback",
    description = "Goes back: all the way, or to the safe harbour await-ttl.")
final class RollbackCommand implements Task {

  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "whose run")
  Name domain = Name.ROOT;

  @Option(
      names = "--to",
      paramLabel = "STEP",
      description = "await-ttl: only until the old hosts alone are published, at the low TTL")
  Optional<Step> to = Optional.empty();

  @Option(
      names = "--now",
      description =
          "skip holds and waits, never the comparison before a write nor a proof; caches may still"
              + " name hosts that are gone")
  boolean now;

  RollbackCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException {
    Run run = wiring.verbs().rollback(domain, to, now);
    return Said.answer("turned round. Mail already taken by the new side stays there", run);
  }
}
