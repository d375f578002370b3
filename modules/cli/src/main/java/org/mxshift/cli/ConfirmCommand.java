package org.mxshift.cli;

import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says that a test message arrived. */
@Command(
    name = "confirm",
    description = "Says that a test message arrived, by the token in its subject.")
final class ConfirmCommand implements Task {

  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "whose run")
  Name domain = Name.ROOT;

  @Parameters(index = "1", paramLabel = "TOKEN", description = "from the message that arrived")
  String token = "";

  ConfirmCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException {
    return Said.answer("the message has arrived", wiring.verbs().confirm(domain, token));
  }
}
