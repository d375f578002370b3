package org.mxshift.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mxshift.checks.Catalogue;
import org.mxshift.checks.Check;
import org.mxshift.checks.Finding;
import org.mxshift.checks.Outcome;
import org.mxshift.checks.Result;
import org.mxshift.checks.Subject;

/**
 * Whether SPF and DMARC let the sender of test messages send from where they leave (check S20),
 * said before any is sent. Where nobody says from which addresses they leave, that is said, and it
 * is not green.
 *
 * @param finding what it came to; empty where test messages have the null sender
 */
record TestSender(Optional<Finding> finding) {

  private static final String ID = "S20";

  /** Looks; asks nothing where there is nothing to judge. */
  static TestSender of(Wiring wiring, PlanFile file) throws FailedException {
    if (file.plan().verify().sender().isEmpty()) {
      return new TestSender(Optional.empty());
    }
    boolean privately = wiring.settings().network().isPrivate();
    Subject subject = Subject.of(file.plan()).privately(privately);
    CheckCommand.Target target = new CheckCommand.Target(file.shown(), Optional.of(file), subject);
    List<Check> only =
        Catalogue.ALL.stream().filter(check -> check.about().id().equals(ID)).toList();
    return of(new Checking(wiring, only, Skips.none()).all(List.of(target)).get(0).results());
  }

  /** As it is among these results. */
  static TestSender of(List<Result> results) {
    return new TestSender(
        results.stream()
            .filter(result -> result.about().id().equals(ID))
            .map(Result::finding)
            .filter(finding -> finding.outcome() != Outcome.NOT_APPLICABLE)
            .findFirst());
  }

  /** What is to be said before messages are sent; empty where all is well. */
  Optional<String> warning() {
    return finding
        .filter(one -> one.outcome() != Outcome.PASS)
        .map(one -> ID + " " + one.sentence() + "; " + one.remedy());
  }

  void show(Page page) {
    finding.ifPresent(
        one ->
            page.section(
                "Test messages",
                one.remedy().isEmpty()
                    ? List.of(one.sentence())
                    : List.of(one.sentence(), one.remedy())));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    finding.ifPresent(
        one -> {
          json.put("outcome", one.outcome().name().toLowerCase(Locale.ROOT));
          json.put("sentence", one.sentence());
          json.put("remedy", one.remedy());
          json.put("evidence", one.evidence());
        });
    return json;
  }
}
