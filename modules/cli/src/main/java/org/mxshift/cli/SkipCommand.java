package org.mxshift.cli;

import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does without a look or a wait that no promise rests on. */
@Command(
    name = "skip",
    description =
        "Does without what a run is at: a look at hosts that are published already, or the wait for"
            + " old queues. Writes, proofs before publication, TTLs, hold and drain are never"
            + " skipped.")
final class SkipCommand implements Task {

  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "whose run")
  Name domain = Name.ROOT;

  @Parameters(index = "1", paramLabel = "STEP", description = "what it is at, such as verify")
  String step = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "for the log")
  String reason = "";

  SkipCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException {
    String why = Words.oneLine(reason);
    if (why.isEmpty()) {
      throw new FailedException(
          ExitCode.USAGE, "a step is skipped for a reason", "say --reason TEXT");
    }
    String what = Words.oneLine(step);
    return Said.answer("goes on without " + what, wiring.verbs().skip(domain, what, why));
  }
}
