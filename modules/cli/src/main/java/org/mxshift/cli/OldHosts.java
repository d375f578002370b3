package org.mxshift.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.plan.OldSide;
import org.mxshift.plan.Plan;
import org.mxshift.program.Calendar;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/**
 * What a plan expects of the hosts that are left, and what that means.
 *
 * @param plan what says it
 * @param program what asks them
 */
record OldHosts(Plan plan, Program program) {

  /** Those that leave, best first; a domain without MX records is left as a host of its own. */
  List<Name> leaving() {
    Set<Name> stay = Preferences.hosts(plan.to().mx());
    List<Name> old =
        plan.from().mx().isEmpty()
            ? List.of(plan.domain())
            : plan.from().mx().stream()
                .filter(mx -> !mx.isNull())
                .sorted()
                .map(Mx::exchange)
                .toList();
    return old.stream().filter(host -> !stay.contains(host)).toList();
  }

  /** The steps in which a message is handed to each of them. */
  List<String> asked() {
    return program.moves().stream()
        .filter(OldHosts::goesThrough)
        .map(move -> move.step().word())
        .distinct()
        .toList();
  }

  private static boolean goesThrough(Move move) {
    return Stream.concat(move.opens().stream(), move.settles().stream())
        .flatMap(condition -> condition.questions().stream())
        .anyMatch(
            asked -> asked instanceof Question.Delivers d && d.route() instanceof Route.Through);
  }

  /** When the drain is over at the earliest. */
  private Instant drained(Instant start) {
    Calendar calendar = Calendar.of(program, start);
    return calendar.entries().stream()
        .filter(entry -> entry.step() == Step.DRAIN)
        .map(Calendar.Entry::end)
        .findFirst()
        .orElse(calendar.end());
  }

  /** Why the day is too early on which they may begin to refuse; empty when it is not. */
  Optional<String> tooEarly(Instant start) {
    if (!(plan.oldSide() instanceof OldSide.RejectAfter reject) || leaving().isEmpty()) {
      return Optional.empty();
    }
    LocalDate end = drained(start).atOffset(ZoneOffset.UTC).toLocalDate();
    return reject.date().isAfter(end)
        ? Optional.empty()
        : Optional.of(
            "old_side: the old hosts may refuse mail from "
                + reject.date()
                + " on, but caches may lead to them until "
                + end
                + ", if it starts now");
  }

  /** Refuses to begin when they would refuse late mail too early. */
  void refuseTooEarly(Instant start) throws FailedException {
    Optional<String> why = tooEarly(start);
    if (why.isPresent()) {
      throw new FailedException(
          ExitCode.INVALID,
          why.get(),
          "nothing was started; have them take mail for longer, and write the later day");
    }
  }

  void show(Page page) {
    if (leaving().isEmpty()) {
      return;
    }
    page.section("Old side", lines());
    tooEarly(page.times().now()).ifPresent(why -> page.styled(Style.YELLOW, "  " + why));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    String hosts = Page.and(leaving().stream().map(Name::toString).toList());
    if (plan.from().dead()) {
      lines.add(hosts + ": dead, nobody asks them and nothing is waited for");
      return lines;
    }
    lines.add(hosts + ": " + promise());
    lines.add(
        asked().isEmpty()
            ? "nobody asks them whether they take mail: there is no verify.mailbox"
            : "each is handed a message in " + Page.and(asked()) + ", and must take it");
    lines.add("who has mailboxes on them never looks at DNS: " + neighbours());
    return lines;
  }

  private String promise() {
    if (plan.oldSide() instanceof OldSide.RejectAfter reject) {
      return "refuse late mail from " + reject.date() + " on; so nobody asks them after the move";
    }
    return plan.oldSide() instanceof OldSide.Sync
        ? "deliver late mail, and people copy the mailboxes"
        : "pass late mail on to the new hosts; that it arrives there, look yourself";
  }

  private String neighbours() {
    if (plan.oldSide() instanceof OldSide.RejectAfter) {
      return "remove " + plan.domain() + " there by that day, or their mail to it is lost to sight";
    }
    return plan.oldSide() instanceof OldSide.Sync
        ? "their mail to " + plan.domain() + " stays in the old mailboxes until it is removed there"
        : "their mail to " + plan.domain() + " comes by the forwarding until it is removed there";
  }

  Map<String, Object> json(Instant start) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hosts", leaving().stream().map(Name::toString).toList());
    json.put("says", plan.from().dead() ? "dead" : plan.oldSide().text());
    json.put("asked", asked());
    tooEarly(start).ifPresent(why -> json.put("tooEarly", why));
    return json;
  }
}
