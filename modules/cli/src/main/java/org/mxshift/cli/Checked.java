package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mxshift.checks.About;
import org.mxshift.checks.Finding;
import org.mxshift.checks.Outcome;
import org.mxshift.checks.Result;
import org.mxshift.checks.Severity;
import org.mxshift.checks.Subject;

/**
 * What checks came to for one subject.
 *
 * @param typed the plan or domain as it was typed
 * @param file the plan, where it is one
 * @param subject what was checked
 * @param results worst first; empty when the domain is unknown
 */
record Checked(String typed, Optional<PlanFile> file, Subject subject, List<Result> results) {

  Checked {
    results = results.stream().sorted(Result.WORST_FIRST).toList();
  }

  /** Whether there is no such domain. */
  boolean isUnknown() {
    return results.isEmpty();
  }

  /** The worst of it: mail would be lost; or what matters could not be looked at. */
  ExitCode code() {
    if (isUnknown()) {
      return ExitCode.USAGE;
    }
    if (results.stream().anyMatch(Result::isFailure)) {
      return ExitCode.STOPPED;
    }
    return results.stream().anyMatch(Checked::leavesInDoubt) ? ExitCode.UNREACHABLE : ExitCode.OK;
  }

  private static boolean leavesInDoubt(Result result) {
    Severity severity = result.about().severity();
    return result.finding().outcome() == Outcome.INCONCLUSIVE
        && (severity == Severity.FATAL || severity == Severity.ERROR);
  }

  /** What somebody should read: all but what passed, or is not there to be looked at. */
  List<Result> telling() {
    return results.stream().filter(result -> !isQuiet(result) || isSkipped(result)).toList();
  }

  private static boolean isQuiet(Result result) {
    Outcome outcome = result.finding().outcome();
    return outcome == Outcome.PASS || outcome == Outcome.NOT_APPLICABLE;
  }

  private static boolean isSkipped(Result result) {
    return result.skipped().isPresent();
  }

  /** The ids of those with this outcome, skipped ones aside. */
  List<String> ids(Outcome outcome) {
    Predicate<Result> skipped = Checked::isSkipped;
    return results.stream()
        .filter(skipped.negate().and(result -> result.finding().outcome() == outcome))
        .map(result -> result.about().id())
        .sorted()
        .toList();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", typed);
    json.put("domain", subject.domain().toString());
    json.put("known", !isUnknown());
    file.ifPresent(plan -> json.put("stage", Envelope.word(subject.stage())));
    json.put("exitCode", code().number());
    List<Map<String, Object>> checks = new ArrayList<>();
    results.forEach(result -> checks.add(json(result)));
    json.put("checks", checks);
    return json;
  }

  private static Map<String, Object> json(Result result) {
    About about = result.about();
    Finding finding = result.finding();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", about.id());
    json.put("title", about.title());
    json.put("severity", Envelope.word(about.severity()));
    json.put("outcome", word(result));
    json.put("sentence", finding.sentence());
    json.put("remedy", finding.remedy());
    json.put("evidence", finding.evidence());
    finding.key().ifPresent(key -> json.put("key", key));
    result.skipped().ifPresent(reason -> json.put("reason", reason));
    return json;
  }

  /** The outcome as people and programs read it. */
  static String word(Result result) {
    return isSkipped(result) ? "skipped" : Envelope.word(result.finding().outcome());
  }
}
