package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.engine.Departure;
import org.mxshift.engine.Run;
import org.mxshift.model.Name;
import org.mxshift.plan.Activation;
import org.mxshift.plan.OldSide;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Plans;
import org.mxshift.plan.Preset;
import org.mxshift.plan.PresetChoice;
import org.mxshift.plan.Presets;

/**
 * The end of a run, for people: what DNS is done with, and what it has no say in.
 *
 * @param gone the hosts that left
 * @param proof how well the new hosts were proven
 * @param activation why they were published before that; empty where they were not
 * @param unfit what was not as it should be of them when that was asked last
 * @param people what is left to do by hand
 */
record LastWords(
    Departure gone,
    ProofLevels proof,
    Optional<String> activation,
    List<String> unfit,
    List<String> people) {

  LastWords {
    unfit = List.copyOf(unfit);
    people = List.copyOf(people);
  }

  /** Of a run that is done and in which hosts left. */
  static Optional<LastWords> of(Run run) {
    Optional<Plan> plan = plan(run);
    return Departure.of(run)
        .map(
            gone ->
                new LastWords(
                    gone,
                    ProofLevels.of(run),
                    plan.flatMap(read -> read.to().activation()).map(Activation::reason),
                    run.remarks(),
                    people(gone, plan)));
  }

  /** The plan as it was pinned; a newer program may know less than it said. */
  private static Optional<Plan> plan(Run run) {
    try {
      return Optional.of(Plans.pinned("the log", run.plan()));
    } catch (PlanException e) {
      return Optional.empty();
    }
  }

  private static List<String> people(Departure gone, Optional<Plan> plan) {
    Name domain = gone.domain();
    List<String> lines = new ArrayList<>();
    lines.add(
        "neighbours: who has mailboxes on the old hosts (other customers, web forms, scripts) never"
            + " looks at DNS; their mail to "
            + domain
            + " reaches the new side only when it is removed there, or by forwarding");
    plan.ifPresent(read -> lines.add(mailboxes(read)));
    lines.add(
        "submission: mail programs, phones, printers, scanners and services that send by the old"
            + " hosts");
    lines.add("names: SRV, autodiscover, autoconfig, webmail and mail records" + clients(plan));
    lines.add("others: subdomains, wildcards and other domains that are still on the old hosts");
    lines.add("signatures: leave the old DKIM keys published for some days; mail is verified late");
    return lines;
  }

  private static String mailboxes(Plan plan) {
    if (plan.from().dead()) {
      return "mailboxes: what the dead hosts took last is on their disks";
    }
    if (plan.oldSide() instanceof OldSide.RejectAfter reject) {
      return "mailboxes: copied? From " + reject.date() + " on the old hosts refuse";
    }
    return plan.oldSide() instanceof OldSide.Sync
        ? "mailboxes: copy them once more; what came late lies on the old hosts"
        : "mailboxes: copied? Keep the forwarding until the domain is removed from the old hosts";
  }

  /** What the new platform wants there, where it is known. */
  private static String clients(Optional<Plan> plan) {
    List<String> wanted =
        plan.flatMap(read -> read.to().preset())
            .map(PresetChoice::name)
            .flatMap(Presets::named)
            .map(Preset::clients)
            .orElse(List.of());
    return " that point to the old hosts"
        + (wanted.isEmpty() ? "" : "; the new platform wants " + String.join(", ", wanted));
  }

  void show(Page page) {
    page.line(gone.sentence() + " " + gone.domain() + " may be removed from there.");
    if (!proof.hosts().isEmpty()) {
      page.line("The new hosts were proven" + activation.map(LastWords::after).orElse("") + ":");
      proof.lines().forEach(line -> page.line("  - " + line));
    }
    if (!unfit.isEmpty()) {
      page.line("Of the new hosts this was not as it should be:");
      unfit.forEach(line -> page.line("  - " + line));
    }
    page.line("DNS has no say in the rest, which is for people:");
    people.forEach(line -> page.line("  - " + line));
  }

  private static String after(String reason) {
    return ", after they were published behind the old ones (" + reason + ")";
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hosts", gone.hosts().stream().map(Name::toString).toList());
    json.put("since", gone.since().toString());
    json.put("sentence", gone.sentence());
    json.put("proof", proof.json());
    activation.ifPresent(reason -> json.put("activation", reason));
    json.put("remarks", unfit);
    json.put("people", people);
    return json;
  }
}
