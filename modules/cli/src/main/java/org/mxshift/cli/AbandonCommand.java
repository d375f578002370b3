package org.mxshift.cli;

import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a run up; the zone stays as it is. */
@Command(name = "abandon", description = "Gives a run up; the zone stays as it is.")
final class AbandonCommand implements Task {

  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "whose run")
  Name domain = Name.ROOT;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "for the log")
  String reason = "";

  AbandonCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException {
    return Said.answer(
        "given up; the zone stays as it is", wiring.verbs().abandon(domain, Words.oneLine(reason)));
  }
}
