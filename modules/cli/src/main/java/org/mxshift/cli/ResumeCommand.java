package org.mxshift.cli;

import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a paused run go on. */
@Command(name = "resume", description = "Lets a paused run go on.")
final class ResumeCommand implements Task {

  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "whose run")
  Name domain = Name.ROOT;

  ResumeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException {
    return Said.answer("goes on", wiring.verbs().resume(domain));
  }
}
