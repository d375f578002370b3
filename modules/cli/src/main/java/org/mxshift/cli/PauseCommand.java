package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.engine.Verbs;
import org.mxshift.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops forward and automatic writes; looking goes on, and a person may still go back. */
@Command(
    name = "pause",
    description = "Stops forward writes; looking goes on, and rollback stays possible.")
final class PauseCommand implements Task {

  private final Wiring wiring;

  @Parameters(arity = "0..*", paramLabel = "DOMAIN", description = "whose runs")
  List<Name> domains = new ArrayList<>();

  @Option(names = "--all", description = "every run that is not over")
  boolean all;

  @Option(names = "--reason", paramLabel = "TEXT", description = "for the log")
  String reason = "a person says so";

  PauseCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException {
    if (all == !domains.isEmpty()) {
      throw new FailedException(
          ExitCode.USAGE, "pause what?", "name the domains, or say --all, not both");
    }
    Verbs verbs = wiring.verbs(); // fetches what others published, once for all domains
    List<Run> paused = new ArrayList<>();
    for (Name domain : all ? running() : domains) {
      paused.add(verbs.pause(domain, Words.oneLine(reason)));
    }
    return Said.answer("paused", paused);
  }

  private List<Name> running() throws FailedException, JournalException {
    return Runs.of(wiring.journal(), List.of()).stream()
        .filter(run -> !run.standing().ended() && run.paused().isEmpty())
        .map(run -> run.program().domain())
        .toList();
  }
}
