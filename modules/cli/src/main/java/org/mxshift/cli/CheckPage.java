package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.checks.Outcome;
import org.mxshift.checks.Result;
import org.mxshift.checks.Severity;

/** What checks came to, for people: worst first, each with the step that mends it. */
final class CheckPage {

  /** Below a table; all of it is in the JSON. */
  private static final int MOST_EVIDENCE = 12;

  private final List<Checked> all;

  CheckPage(List<Checked> all) {
    this.all = all;
  }

  void show(Page page) {
    if (all.size() == 1) {
      one(page, all.get(0));
    } else {
      many(page);
    }
  }

  private static void one(Page page, Checked checked) {
    List<Result> telling = checked.telling();
    if (!telling.isEmpty()) {
      Table table = new Table("CHECK", "OUTCOME", "WHAT", "HOW TO MEND IT");
      telling.forEach(
          result ->
              table.row(
                  result.about().id(),
                  outcome(result),
                  result.finding().sentence(),
                  result.finding().remedy().isEmpty() ? "-" : result.finding().remedy()));
      page.table(table);
    }
    for (Result result : telling) {
      List<String> evidence = result.finding().evidence();
      if (!evidence.isEmpty()) {
        page.section("Evidence of " + result.about().id(), first(evidence));
      }
    }
    page.line((telling.isEmpty() ? "" : "\n") + summary(checked));
  }

  private void many(Page page) {
    Table table = new Table("DOMAIN", "CHECK", "OUTCOME", "WHAT");
    for (Checked checked : all) {
      if (checked.isUnknown()) {
        table.row(checked.subject().domain(), "-", "unknown", "there is no such domain");
      }
      for (Result result : checked.telling()) {
        table.row(
            checked.subject().domain(),
            result.about().id(),
            outcome(result),
            result.finding().sentence());
      }
    }
    page.table(table);
    long well = all.stream().filter(each -> each.code() == ExitCode.OK).count();
    page.line("\n" + well + " of " + all.size() + " are well.");
  }

  private static List<String> first(List<String> evidence) {
    List<String> shown =
        new ArrayList<>(evidence.subList(0, Math.min(MOST_EVIDENCE, evidence.size())));
    if (evidence.size() > MOST_EVIDENCE) {
      shown.add("... and " + (evidence.size() - MOST_EVIDENCE) + " more (--output json)");
    }
    return shown;
  }

  private static String summary(Checked checked) {
    List<String> passed = checked.ids(Outcome.PASS);
    List<String> absent = checked.ids(Outcome.NOT_APPLICABLE);
    String when =
        switch (checked.subject().stage()) {
          case BEFORE -> "";
          case DURING -> ", in the midst of its move";
          case AFTER -> ", after its move";
        };
    return checked.subject().domain()
        + when
        + ": "
        + passed.size()
        + " of "
        + checked.results().size()
        + " checks pass"
        + (passed.isEmpty() ? "" : " (" + String.join(" ", passed) + ")")
        + (absent.isEmpty() ? "" : "; nothing to look at for " + String.join(" ", absent))
        + ".";
  }

  private static Table.Cell outcome(Result result) {
    Outcome outcome = result.finding().outcome();
    Severity severity = result.about().severity();
    String word = Checked.word(result);
    return switch (outcome) {
      case FAIL -> new Table.Cell(word + " (" + Envelope.word(severity) + ")", Style.RED);
      case WARN -> new Table.Cell(severity == Severity.INFO ? "note" : word, Style.YELLOW);
      case INCONCLUSIVE -> new Table.Cell(word, Style.YELLOW);
      case PASS -> new Table.Cell(word, Style.GREEN);
      case NOT_APPLICABLE -> new Table.Cell(word, Style.FAINT);
    };
  }
}
