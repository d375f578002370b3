package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.policy.StsPolicy;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.spi.Observer;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.Question;
import org.mxshift.spi.Sighting.Seen;

/**
 * The MTA-STS policies that a person or a web host is to serve in the course of a run: first the
 * wide one, at the end the narrow one.
 *
 * @param asked what the program waits for, in its order
 * @param served what is served today; empty where nobody looked or senders cannot read it
 */
record PolicyAsked(List<Question.Policy> asked, Optional<StsPolicy> served) {

  /** Where nobody looked. */
  static PolicyAsked of(Program program) {
    List<Question.Policy> all =
        program.moves().stream().flatMap(PolicyAsked::of).distinct().toList();
    return new PolicyAsked(all, Optional.empty());
  }

  /** What a move waits for before it begins. */
  static Stream<Question.Policy> of(Move move) {
    return move.opens().stream()
        .filter(Condition.Proven.class::isInstance)
        .flatMap(condition -> ((Condition.Proven) condition).questions().stream())
        .filter(Question.Policy.class::isInstance)
        .map(Question.Policy.class::cast);
  }

  /** With the policy of today, where the program needs one. */
  PolicyAsked seenBy(Observer observer) {
    if (asked.isEmpty()) {
      return this;
    }
    PolicyFile file = new PolicyFile(asked.get(0).domain());
    return observer.see(file) instanceof Seen<List<PolicyFile.Copy>> seen
        ? new PolicyAsked(asked, first(seen.answer()))
        : this;
  }

  private static Optional<StsPolicy> first(List<PolicyFile.Copy> copies) {
    return copies.stream()
        .flatMap(copy -> copy.body().stream())
        .filter(body -> StsPolicy.fault(body).isEmpty())
        .map(StsPolicy::parse)
        .findFirst();
  }

  /** The files to serve, by what to call them; empty where today's policy is not known. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    if (served.isPresent()) {
      StsPolicy policy = served.get();
      for (Question.Policy question : asked) {
        boolean narrow = !question.gone().isEmpty();
        StsPolicy next =
            narrow
                ? policy.narrowed(question.gone(), question.hosts())
                : policy.widened(question.hosts());
        files.put(narrow ? "narrow" : "wide", next.text());
        policy = next;
      }
    }
    return files;
  }

  void show(Page page) {
    if (!asked.isEmpty()) {
      page.section("MTA-STS", lines());
    }
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Map<String, String> files = files();
    for (Question.Policy question : asked) {
      boolean narrow = !question.gone().isEmpty();
      lines.add(
          (narrow ? "after the drain" : "before the move")
              + " serve at "
              + StsPolicy.address(question.domain())
              + (files.isEmpty() ? ", besides what is there:" : ":"));
      lines.addAll(
          files.isEmpty()
              ? wanted(question)
              : files
                  .getOrDefault(narrow ? "narrow" : "wide", "")
                  .lines()
                  .map(line -> "  " + line)
                  .toList());
    }
    return lines;
  }

  /** The lines that matter, where the rest is not known. */
  static List<String> wanted(Question.Policy question) {
    List<String> lines = new ArrayList<>();
    question.hosts().stream().map(Name::toString).forEach(host -> lines.add("  mx: " + host));
    question.gone().stream()
        .map(Name::toString)
        .forEach(host -> lines.add("  and no longer mx: " + host));
    return lines;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("asked", asked.stream().map(Question.Policy::sentence).toList());
    json.put("files", files());
    return json;
  }
}
