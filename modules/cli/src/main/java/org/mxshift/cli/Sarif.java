package org.mxshift.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.checks.About;
import org.mxshift.checks.Catalogue;
import org.mxshift.checks.Check;
import org.mxshift.checks.Finding;
import org.mxshift.checks.Outcome;
import org.mxshift.checks.Result;
import org.mxshift.checks.Severity;
import org.mxshift.plan.Place;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Plans;

/** What checks came to as SARIF 2.1.0 (OASIS), which code hosts show beside the plan's line. */
final class Sarif {

  private Sarif() {}

  static String of(List<Checked> all) throws IOException, PlanException {
    List<Object> results = new ArrayList<>();
    for (Checked checked : all) {
      for (Result result : checked.results()) {
        results.add(result(checked, result));
      }
    }
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "mxshift");
    driver.put("version", Main.version());
    driver.put("rules", Catalogue.ALL.stream().map(Check::about).map(Sarif::rule).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.put("runs", List.of(Map.of("tool", Map.of("driver", driver), "results", results)));
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(log);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers have a JSON form", e);
    }
  }

  private static Map<String, Object> rule(About about) {
    Map<String, Object> rule = new LinkedHashMap<>();
    String page = Catalogue.page(about);
    rule.put("id", about.id());
    rule.put("shortDescription", text(about.title()));
    rule.put("help", Map.of("text", page, "markdown", page));
    rule.put("defaultConfiguration", Map.of("level", level(about.severity())));
    return rule;
  }

  private static Map<String, Object> result(Checked checked, Result result)
      throws IOException, PlanException {
    Finding finding = result.finding();
    String sentence = checked.subject().domain() + ": " + finding.sentence();
    String remedy = finding.remedy().isEmpty() ? "" : ". To mend it: " + finding.remedy();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ruleId", result.about().id());
    json.put("kind", kind(finding.outcome()));
    json.put("level", level(result));
    json.put("message", text(sentence + remedy));
    json.put("locations", List.of(location(checked, finding)));
    if (result.skipped().isPresent()) {
      json.put(
          "suppressions",
          List.of(Map.of("kind", "external", "justification", result.skipped().get())));
    }
    json.put("properties", Map.of("evidence", finding.evidence()));
    return json;
  }

  private static Map<String, Object> location(Checked checked, Finding finding)
      throws IOException, PlanException {
    Map<String, Object> location = new LinkedHashMap<>();
    if (checked.file().isPresent()) {
      PlanFile file = checked.file().get();
      String key = finding.key().orElse("domain");
      Place place = Plans.place(file.shown(), Files.readAllBytes(file.path()), key);
      location.put(
          "physicalLocation",
          Map.of(
              "artifactLocation",
              Map.of("uri", file.shown().replace('\\', '/')),
              "region",
              Map.of("startLine", place.line(), "startColumn", place.column())));
    }
    String domain = checked.subject().domain().toString();
    location.put("logicalLocations", List.of(Map.of("name", domain, "kind", "domain")));
    return location;
  }

  /** SARIF section 3.27.9; what could not be looked at is open. */
  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case FAIL, WARN -> "fail";
      case INCONCLUSIVE -> "open";
      case PASS -> "pass";
      case NOT_APPLICABLE -> "notApplicable";
    };
  }

  /** SARIF section 3.27.10: none but for what failed. */
  private static String level(Result result) {
    Severity severity = result.about().severity();
    return switch (result.finding().outcome()) {
      case FAIL -> "error";
      case WARN -> severity == Severity.INFO ? "note" : "warning";
      default -> "none";
    };
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case FATAL, ERROR -> "error";
      case WARN -> "warning";
      case INFO -> "note";
    };
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }
}
