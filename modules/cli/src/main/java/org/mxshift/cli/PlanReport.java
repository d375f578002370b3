package org.mxshift.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.PublicKey;
import org.mxshift.model.TimeText;
import org.mxshift.program.BackCost;
import org.mxshift.program.Calendar;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Terms;
import org.mxshift.spi.Errand;

/** What a plan would do, for whoever is to approve it. */
final class PlanReport {

  private static final String HERE = "  <== MAIL MOVES HERE";

  private final Observed observed;
  private final Program program;
  private final List<String> kept;

  PlanReport(Observed observed) {
    this(observed, List.of());
  }

  /**
   * As above.
   *
   * @param kept secrets that no look would be given
   */
  PlanReport(Observed observed, List<String> kept) {
    this.observed = observed;
    this.program = observed.program();
    this.kept = List.copyOf(kept);
  }

  boolean hasChanges() {
    return program.moves().stream().anyMatch(Move::writes);
  }

  void show(Page page) {
    show(page, SpfCosts.NONE);
  }

  /** With what SPF costs meanwhile. */
  void show(Page page, SpfCosts spf) {
    Instant start = page.times().now();
    page.styled(Style.BOLD, program.domain() + ": from " + mx(true) + " to " + mx(false));
    observed
        .preview()
        .ifPresent(why -> page.styled(Style.YELLOW, "Preview from public name servers: " + why));
    page.blank().styled(Style.BOLD, "Changes");
    Optional<Move> here = whereMailMoves();
    program.moves().forEach(move -> move(page, move, here.equals(Optional.of(move))));
    calendar(page, start);
    back(page);
    oldHosts().show(page);
    spf.show(page);
    guarantees(page);
    page.blank().styled(Style.BOLD, "Fingerprint " + program.fingerprint());
  }

  Map<String, Object> json(Instant start) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("domain", program.domain().toString());
    json.put("fingerprint", program.fingerprint());
    json.put("preview", observed.preview().isPresent());
    json.put("changes", hasChanges());
    Optional<Move> here = whereMailMoves();
    json.put(
        "moves",
        program.moves().stream().map(move -> json(move, here.equals(Optional.of(move)))).toList());
    Calendar calendar = Calendar.of(program, start);
    json.put("calendar", calendar.entries().stream().map(PlanReport::json).toList());
    json.put("end", calendar.end().toString());
    json.put("back", BackCost.of(program).stream().map(PlanReport::json).toList());
    json.put("oldSide", oldHosts().json(start));
    json.put("proof", levels().json());
    json.put("guarantee", Envelope.word(observed.limits().guarantee()));
    json.put("secretsKept", kept);
    json.put("ttlFloor", observed.limits().floor().seconds());
    return json;
  }

  private ProofLevels levels() {
    return ProofLevels.of(program.terms(), observed.plan().to().mx());
  }

  private Map<String, Object> json(Move move, boolean here) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", move.id());
    json.put("step", move.step().word());
    json.put("effect", move.effect().word());
    json.put("mailMovesHere", here);
    json.put("why", move.why());
    json.put("writes", move.writes());
    move.change().ifPresent(change -> json.put("change", Changes.json(change)));
    errand(move).ifPresent(errand -> json.put("byHand", Errands.json(errand)));
    return json;
  }

  private static Map<String, Object> json(Calendar.Entry entry) {
    return Map.of(
        "step", entry.step().word(),
        "begin", entry.begin().toString(),
        "seconds", entry.length().toSeconds(),
        "waits", entry.waits().toSeconds());
  }

  private static Map<String, Object> json(BackCost cost) {
    return Map.of(
        "step", cost.step().word(),
        "writes", cost.writes(),
        "oldHostsSeconds", cost.oldHosts().toSeconds(),
        "allSeconds", cost.all().toSeconds());
  }

  private OldHosts oldHosts() {
    return new OldHosts(observed.plan(), program);
  }

  private String mx(boolean from) {
    return String.valueOf(from ? observed.plan().from().mx() : observed.plan().to().mx());
  }

  /** The first write after which mail goes to the new hosts; none where only numbers change. */
  private Optional<Move> whereMailMoves() {
    return program.moves().stream()
        .filter(move -> move.writes() && move.effect() == Effect.MOVE)
        .findFirst();
  }

  /** What a person does for this move, where the DNS host is one that only people change. */
  private Optional<Errand> errand(Move move) {
    return move.change()
        .filter(change -> move.writes() && observed.limits().guarantee().byHand())
        .map(c -> new Errand(program.zone(), c.before().set(), c.after().set()));
  }

  private void move(Page page, Move move, boolean here) {
    page.styled(here ? Style.YELLOW : Style.PLAIN, "  " + move.id() + (here ? HERE : ""));
    page.line("    " + move.why());
    if (move.writes()) {
      move.change().ifPresent(change -> Changes.show(page, change));
    } else {
      page.line("    " + (move.change().isPresent() ? "nothing to write" : "looks only"));
    }
    errand(move).ifPresent(errand -> Errands.edits(errand).forEach(page::raw));
  }

  private void calendar(Page page, Instant start) {
    page.blank()
        .styled(Style.BOLD, "Calendar, if it starts now; people and slow servers come on top");
    Table table = new Table("STEP", "BEGINS", "TAKES");
    Calendar calendar = Calendar.of(program, start);
    for (Calendar.Entry entry : calendar.entries()) {
      table.row(entry.step().word(), begins(page, entry), TimeText.print(entry.length()));
    }
    table.row("end", page.times().both(calendar.end()), Times.rough(calendar.total()));
    page.indented(table);
  }

  private static String begins(Page page, Calendar.Entry entry) {
    String begin = page.times().both(entry.begin());
    return entry.waits().isZero()
        ? begin
        : begin + ", waits " + Times.rough(entry.waits()) + " for a window";
  }

  private void back(Page page) {
    page.blank().styled(Style.BOLD, "Going back, at the end of each step");
    Table table = new Table("FROM", "WRITES", "OLD HOSTS AFTER", "AS IT WAS AFTER");
    for (BackCost cost : BackCost.of(program)) {
      table.row(
          cost.step().word(),
          cost.writes(),
          TimeText.print(cost.oldHosts()),
          TimeText.print(cost.all()));
    }
    page.indented(table);
    page.line("  Mail already taken by the new side stays there.");
  }

  private void guarantees(Page page) {
    Terms terms = program.terms();
    List<String> lines = new ArrayList<>();
    lines.add("writes: " + observed.limits().guarantee().sentence());
    lines.add(
        "gates: "
            + (terms.gates().isEmpty()
                ? "none, nobody is asked"
                : Page.and(terms.gates().stream().map(Effect::word).toList())
                    + " wait for a person"));
    if (!terms.windows().areAlways()) {
      lines.add("windows: move, retire and narrow begin " + terms.windows().sentence());
    }
    lines.addAll(levels().lines());
    if (!terms.probers().isEmpty()) {
      lines.add(
          "mail hosts are looked at elsewhere, by "
              + Page.and(terms.probers().stream().map(PublicKey::toString).toList()));
    }
    lines.add(
        "looks every "
            + TimeText.print(terms.every())
            + ": a bounce may go unseen for that long, or for as long as nobody calls advance");
    kept.forEach(one -> lines.add("nothing starts before this is mended: " + one));
    page.section("Guarantees", lines);
  }
}
