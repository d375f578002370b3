package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.audit.GitJournal;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.model.Name;
import org.mxshift.notation.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What happened, oldest first. */
@Command(name = "log", description = "Shows what happened in the latest run of a domain.")
final class LogCommand implements Task {

  private final Wiring wiring;

  @Parameters(paramLabel = "DOMAIN", description = "whose run")
  Name domain = Name.ROOT;

  @Option(names = "--last", paramLabel = "N", description = "only the last N entries, 1 or more")
  int last = Integer.MAX_VALUE;

  LogCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, JournalException {
    if (last < 1) {
      throw new FailedException(
          ExitCode.USAGE, "--last " + last + " leaves nothing to show", "write --last 1 or more");
    }
    Journal journal = wiring.seen();
    List<Reading> all = journal instanceof GitJournal log ? log.readings(domain) : List.of();
    if (all.isEmpty()) {
      throw Runs.none(journal, domain);
    }
    List<Reading> shown = all.subList(Math.max(0, all.size() - last), all.size());
    List<Map<String, Object>> json = new ArrayList<>();
    shown.forEach(entry -> json.add(json(entry)));
    return Answer.ok(
        Map.of("domain", domain.toString(), "entries", json), page -> show(page, shown));
  }

  private static Map<String, Object> json(Reading entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", entry.number());
    json.put("at", entry.at().toString());
    json.put("actor", entry.actor());
    json.put("what", entry.sentence());
    if (entry instanceof Reading.Unknown unknown) {
      json.put("writtenBy", unknown.tool());
    }
    return json;
  }

  private static void show(Page page, List<Reading> entries) {
    Table table = new Table("NO", "AT", "WHO", "WHAT");
    for (Reading entry : entries) {
      table.row(entry.number(), page.times().utc(entry.at()), entry.actor(), entry.sentence());
    }
    page.table(table);
  }
}
