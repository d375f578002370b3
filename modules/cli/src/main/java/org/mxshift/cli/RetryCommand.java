package org.mxshift.cli;

import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tries a stopped move once more, or goes forward again after the way back has halted. */
@Command(
    name = "retry",
    description = "Tries a stopped move once more, or goes forward again after going back.")
final class RetryCommand implements Task {

  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "whose run")
  Name domain = Name.ROOT;

  RetryCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException {
    return Said.answer("once more", wiring.verbs().retry(domain));
  }
}
