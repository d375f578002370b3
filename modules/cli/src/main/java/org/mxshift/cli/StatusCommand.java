package org.mxshift.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mxshift.engine.JournalException;
import org.mxshift.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How the runs stand, from the log alone; the exit code tells the worst. */
@Command(
    name = "status",
    description = "Shows how runs stand, what they wait for, and who can help.")
final class StatusCommand implements Task {

  private final Wiring wiring;

  @Parameters(paramLabel = "DOMAIN", description = "all domains of the log if none is given")
  List<Name> domains;

  StatusCommand(Wiring wiring) {
    this(wiring, new ArrayList<>());
  }

  StatusCommand(Wiring wiring, List<Name> domains) {
    this.wiring = wiring;
    this.domains = domains;
  }

  @Override
  public Answer run() throws FailedException, JournalException {
    Instant now = wiring.shell().clock().instant();
    wiring.seen();
    return answer(new Outlooks(wiring).of(domains, now));
  }

  static Answer answer(List<Outlook> all) {
    ExitCode code = ExitCode.worst(all.stream().map(Outlook::code).toList());
    Map<String, Object> json = Map.of("domains", all.stream().map(Outlook::json).toList());
    return new Answer(code, json, page -> show(page, all));
  }

  static void show(Page page, List<Outlook> all) {
    if (all.isEmpty()) {
      page.line(
          "No runs yet. 'mxshift init DOMAIN' writes a plan, 'mxshift apply PLAN' starts it.");
      return;
    }
    Table table = new Table("DOMAIN", "STEP", "STATE", "REASON", "SINCE", "NEXT DUE", "UNBLOCK");
    for (Outlook one : all) {
      table.row(
          one.domain(),
          one.step(),
          new Table.Cell(one.state(), one.style()),
          one.why(),
          page.times().both(one.since()),
          one.due().map(page.times()::due).orElse("-"),
          one.unblock().isEmpty() ? "-" : one.unblock());
    }
    page.table(table);
    for (Outlook one : all) {
      if (one.errand().isPresent()) {
        page.blank().styled(Style.BOLD, one.domain() + " waits for this");
        Errands.show(page, one.errand().get());
      }
    }
  }
}
