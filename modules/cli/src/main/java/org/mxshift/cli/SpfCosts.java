package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.plan.Plan;
import org.mxshift.program.Change;
import org.mxshift.program.Program;
import org.mxshift.spf.Advice;
import org.mxshift.spf.Answer;
import org.mxshift.spf.ChangedMeaning;
import org.mxshift.spf.Cost;
import org.mxshift.spf.Limits;
import org.mxshift.spf.LookUp;
import org.mxshift.spf.RecordKind;
import org.mxshift.spf.SpfRecord;

/**
 * What the SPF record costs receivers through a run, each time with the MX set of that time, and
 * which of its terms mean something else afterwards.
 *
 * @param stages the costs in order; none where the domain has no SPF record
 * @param changed terms that stay and change their meaning
 */
record SpfCosts(List<Stage> stages, List<ChangedMeaning> changed) {

  /** Where nobody looked. */
  static final SpfCosts NONE = new SpfCosts(List.of(), List.of());

  /** One time of the run. */
  record Stage(String when, Cost cost) {}

  /** Follows every include through DNS; asks nothing twice. */
  static SpfCosts of(Plan plan, Program program, LookUp dns) {
    LookUp once = dns.remembering();
    String domain = plan.domain().text();
    LookUp before = once.with(domain, RecordKind.MX, hosts(plan.from().mx().stream()));
    List<Change> changes = changes(program);
    if (!changes.isEmpty()) {
      before = record(before, domain, changes.get(0).before().set());
    }
    Cost now = Cost.of(before, domain);
    if (now.record().isEmpty()) {
      return NONE;
    }
    Stream<Mx> both = Stream.concat(plan.from().mx().stream(), plan.to().mx().stream());
    LookUp during = before.with(domain, RecordKind.MX, hosts(both));
    LookUp after = before.with(domain, RecordKind.MX, hosts(plan.to().mx().stream()));
    if (!changes.isEmpty()) {
      during = record(during, domain, changes.get(0).after().set());
      after = record(after, domain, changes.get(changes.size() - 1).after().set());
    }
    return new SpfCosts(
        List.of(
            new Stage("now", now),
            new Stage("during the move", Cost.of(during, domain)),
            new Stage("after", Cost.of(after, domain))),
        ChangedMeaning.of(
            now.record().get(), domain, names(plan.from().mx()), names(plan.to().mx())));
  }

  private static List<Change> changes(Program program) {
    return program.moves().stream()
        .flatMap(move -> move.change().stream())
        .filter(change -> change.key().owner().equals(program.domain()))
        .filter(change -> change.key().type().equals(RecordType.TXT))
        .filter(change -> change.after().prefix().filter(SpfRecord.VERSION::equals).isPresent())
        .toList();
  }

  private static LookUp record(LookUp dns, String domain, RecordSet set) {
    return dns.with(domain, RecordKind.TXT, SpfLookUp.answer(set));
  }

  private static Answer hosts(Stream<Mx> mx) {
    return Answer.of(
        mx.filter(one -> !one.isNull()).map(Mx::exchange).map(Name::text).distinct().toList());
  }

  private static List<String> names(List<Mx> mx) {
    return hosts(mx.stream()).values();
  }

  void show(Page page) {
    if (!stages.isEmpty()) {
      page.section("SPF", lines());
    }
  }

  /** {@code 7 of 10 look-ups now, 8 during the move, 6 after}, then what is to be minded. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        stages.stream()
            .map(stage -> count(stage.cost()) + " " + stage.when())
            .collect(Collectors.joining(", "))
            .replaceFirst(" ", " of " + Limits.RFC_7208.lookUps() + " look-ups "));
    Map<String, List<String>> complaints = new LinkedHashMap<>();
    for (Stage stage : stages) {
      for (String complaint : stage.cost().complaints(Limits.RFC_7208)) {
        complaints.computeIfAbsent(complaint, none -> new ArrayList<>()).add(stage.when());
      }
    }
    complaints.forEach((what, when) -> lines.add(String.join(", ", when) + ": " + what));
    advice().ifPresent(lines::add);
    changed.forEach(change -> lines.add(change.sentence()));
    return lines;
  }

  private static String count(Cost cost) {
    return cost.record().isEmpty() ? "none" : cost.lookUps() + (cost.isCertain() ? "" : "+");
  }

  private Optional<String> advice() {
    return stages.stream()
        .map(Stage::cost)
        .filter(cost -> cost.lookUps() > Limits.RFC_7208.lookUps())
        .findFirst()
        .map(cost -> Advice.sentence(cost, Limits.RFC_7208));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("stages", stages.stream().map(SpfCosts::json).toList());
    json.put("changed", changed.stream().map(ChangedMeaning::sentence).toList());
    advice().ifPresent(sentence -> json.put("advice", sentence));
    return json;
  }

  private static Map<String, Object> json(Stage stage) {
    Cost cost = stage.cost();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("when", stage.when());
    json.put("lookUps", cost.lookUps());
    json.put("certain", cost.isCertain());
    json.put("voidsOverIpv4", cost.voids().four());
    json.put("voidsOverIpv6", cost.voids().six());
    json.put("complaints", cost.complaints(Limits.RFC_7208));
    json.put("tree", cost.tree());
    return json;
  }
}
