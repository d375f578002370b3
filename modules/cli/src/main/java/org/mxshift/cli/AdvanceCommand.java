package org.mxshift.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does what is due, writes it down, says what is next, and leaves. */
@Command(
    name = "advance",
    description =
        "Does what is due, says what is next, and leaves. Call it from cron or CI, as often as you"
            + " like.")
final class AdvanceCommand implements Task {

  private final Wiring wiring;

  @Parameters(arity = "0..*", paramLabel = "DOMAIN", description = "all runs if none is given")
  List<Name> domains = new ArrayList<>();

  @Option(names = "--all", description = "every run that is not over, as if none is given")
  boolean all;

  @Option(names = "--wait", description = "stay until all are over or wait for a person")
  boolean wait;

  @Option(names = "--timeout", paramLabel = "TIME", description = "with --wait: at most this long")
  Optional<Duration> timeout = Optional.empty();

  AdvanceCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, JournalException {
    if (all && !domains.isEmpty()) {
      throw new FailedException(ExitCode.USAGE, "--all and domains exclude each other", "");
    }
    wiring.refresh();
    List<Name> named = domains.isEmpty() ? running() : domains;
    Staying staying = new Staying(wiring);
    Optional<Instant> limit = timeout.map(wiring.shell().clock().instant()::plus);
    List<Ticked> ticked = wait ? staying.until(named, limit) : staying.once(named);
    ExitCode code = ExitCode.worst(ticked.stream().map(Ticked::worked).toList());
    return new Answer(
        code,
        Map.of("domains", ticked.stream().map(Ticked::json).toList()),
        page -> show(page, ticked));
  }

  private List<Name> running() throws FailedException, JournalException {
    return Runs.of(wiring.journal(), List.of()).stream()
        .filter(run -> !run.standing().ended())
        .map(run -> run.program().domain())
        .toList();
  }

  private void show(Page page, List<Ticked> ticked) {
    if (ticked.isEmpty()) {
      page.line("No run is under way.");
    }
    ticked.forEach(one -> one.show(page, wait));
  }
}
