package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mxshift.engine.Expectation;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Run;
import org.mxshift.model.Name;
import org.mxshift.model.SetKey;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Plans;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what DNS hosts have with what the runs left there; opens readers only. */
@Command(
    name = "drift",
    description =
        "Compares what DNS hosts have with what the runs have left there; exit code 2 when somebody"
            + " else changed it.")
final class DriftCommand implements Task {

  private final Wiring wiring;

  @Parameters(
      arity = "0..*",
      paramLabel = "DOMAIN",
      description = "every run that is not over if none is given")
  List<Name> domains = new ArrayList<>();

  @Option(names = "--all", description = "runs that are over, too")
  boolean all;

  DriftCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, JournalException {
    if (all && !domains.isEmpty()) {
      throw new FailedException(ExitCode.USAGE, "--all and domains exclude each other", "");
    }
    List<Drift> found =
        Runs.of(wiring.seen(), domains).stream()
            .filter(run -> all || !domains.isEmpty() || !run.standing().ended())
            .flatMap(run -> of(run).stream())
            .toList();
    return new Answer(
        ExitCode.worst(found.stream().map(Drift::code).toList()),
        Map.of("sets", found.stream().map(Drift::json).toList()),
        page -> show(page, found));
  }

  /** A zone that cannot be read hides nothing of the others. */
  private List<Drift> of(Run run) {
    List<Expectation> expected = Expectation.of(run);
    Name domain = run.program().domain();
    if (expected.isEmpty()) {
      return List.of();
    }
    try (ZoneReader reader = wiring.zones().reader(plan(run))) {
      List<SetKey> keys = expected.stream().map(Expectation::key).toList();
      Map<SetKey, Snapshot> live = reader.readAll(keys);
      return expected.stream().map(one -> Drift.of(domain, one, live)).toList();
    } catch (FailedException | PlanException | ProviderException e) {
      return List.of(Drift.unseen(domain, Faults.of(e)));
    }
  }

  private static Plan plan(Run run) throws PlanException {
    String name = "the plan of " + run.program().domain() + " in the log";
    return Plans.read(name, run.plan().getBytes(UTF_8));
  }

  private static void show(Page page, List<Drift> found) {
    if (found.isEmpty()) {
      page.line("No run is under way.");
      return;
    }
    Table table = new Table("DOMAIN", "SET", "STATE", "EXPECTED", "FOUND");
    found.forEach(one -> one.into(table));
    page.table(table);
    if (found.stream().anyMatch(one -> one.code() == ExitCode.CHANGES)) {
      page.line(
          "Nothing was changed. A run stops where it comes upon this: put it back and 'mxshift retry"
              + " DOMAIN', or 'mxshift replan PLAN' with a 'from' that is what is there now.");
    }
  }
}
