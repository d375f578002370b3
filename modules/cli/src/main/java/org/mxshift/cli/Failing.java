package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.checks.Catalogue;
import org.mxshift.checks.Outcome;
import org.mxshift.checks.Result;
import org.mxshift.checks.Subject;
import org.mxshift.model.Name;

/** What is wrong with a domain's mail already, as comments of a first plan. */
final class Failing {

  private Failing() {}

  static List<String> of(Wiring wiring, Name domain) throws FailedException {
    Subject subject = Subject.of(domain).privately(wiring.settings().network().isPrivate());
    CheckCommand.Target target =
        new CheckCommand.Target(domain.toString(), Optional.empty(), subject);
    Skips none = Skips.none();
    Checked checked = new Checking(wiring, Catalogue.ALL, none).all(List.of(target)).get(0);
    List<String> lines = new ArrayList<>();
    checked.telling().forEach(result -> lines.addAll(lines(result)));
    if (lines.isEmpty()) {
      lines.add("Checks of what is published: none fails.");
    } else {
      lines.add(0, "Checks of what is published that did not pass; 'mxshift check " + domain + "'");
      lines.add(1, "has them with evidence:");
    }
    return lines;
  }

  private static List<String> lines(Result result) {
    String loud = result.finding().outcome() == Outcome.FAIL ? "CHECK: " : "";
    return List.of(
        "  "
            + loud
            + result.about().id()
            + " "
            + Checked.word(result)
            + ": "
            + result.finding().sentence(),
        "    to mend it: " + result.finding().remedy());
  }
}
