package org.mxshift.cli;

import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.model.Name;
import org.mxshift.program.Move;
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
      completionCandidates = Offered.Harbours.class,
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

  /** Before it is said: the waits that keep late mail from getting lost, one by one. */
  private void sayCost(Run run) {
    Page page =
        new Page(wiring.shell().width(), wiring.shell().colours(), wiring.times())
            .line("--now costs these waits; each write is still compared, each host still proven:");
    for (Move move : run.wayBack().moves()) {
      move.settles().forEach(wait -> page.line("  " + move.id() + ": " + wait.sentence()));
    }
    page.line(
        "Until they would be over, senders may still go to hosts that have left DNS: keep those"
            + " taking mail.");
    wiring.shell().err().print(page.finished());
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException {
    wiring.refresh();
    Run before = Runs.of(wiring.journal(), domain);
    if (before.standing() == Standing.DONE) {
      throw new FailedException(
          ExitCode.USAGE,
          "the run of " + domain + " is done, and there is nothing left of it to turn round",
          "'mxshift reverse PLAN' writes the plan for the way back, from the plan that was carried"
              + " out");
    }
    if (now && !before.standing().ended()) {
      sayCost(before);
    }
    Run run = wiring.verbs().rollback(domain, to, now);
    return Said.answer("turned round. Mail already taken by the new side stays there", run);
  }
}
