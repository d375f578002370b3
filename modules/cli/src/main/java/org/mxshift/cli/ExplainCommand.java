package org.mxshift.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Run;
import org.mxshift.model.Name;
import org.mxshift.model.Windows;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Everything about the move a run is at: what it writes, what must hold, what was seen. */
@Command(
    name = "explain",
    description = "Explains what a run is doing: its current move, conditions, and evidence.")
final class ExplainCommand implements Task {

  private final Wiring wiring;

  @Parameters(paramLabel = "DOMAIN", description = "whose run")
  Name domain = Name.ROOT;

  ExplainCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, JournalException {
    List<Entry> entries = wiring.seen().latest(domain);
    Run run = Runs.of(wiring.journal(), domain);
    Outlook outlook = Outlook.of(run, wiring.shell().clock().instant());
    Optional<Move> move = run.standing().ended() ? Optional.empty() : run.current();
    List<String> evidence = move.map(m -> evidence(entries, m)).orElse(List.of());
    Map<String, Object> json = new LinkedHashMap<>(outlook.json());
    json.put("fingerprint", run.program().fingerprint());
    json.put("direction", Envelope.word(run.program().direction()));
    json.put("phase", move.map(m -> Envelope.word(run.life(m.id()).phase())).orElse("over"));
    move.ifPresent(m -> describe(json, run.program(), m));
    json.put("evidence", evidence);
    json.put("skipped", run.skipped());
    json.put("remarks", run.remarks());
    json.put("proof", ProofLevels.of(run).json());
    LastWords.of(run).ifPresent(words -> json.put("lastWords", words.json()));
    return Answer.ok(json, page -> show(page, run, outlook, move, evidence));
  }

  private static void describe(Map<String, Object> json, Program program, Move move) {
    move.change().ifPresent(change -> json.put("change", Changes.json(change)));
    json.put("opens", opens(program, move));
    json.put("settles", sentences(move.settles()));
    json.put("purpose", move.why());
  }

  private static void show(
      Page page, Run run, Outlook outlook, Optional<Move> move, List<String> evidence) {
    page.styled(Style.BOLD, outlook.domain() + ": " + outlook.state());
    page.line(outlook.why());
    page.line("since " + page.times().both(outlook.since()));
    outlook.due().ifPresent(at -> page.line("next due " + page.times().due(at)));
    if (!outlook.unblock().isEmpty()) {
      page.line("a person can: " + outlook.unblock());
    }
    outlook.errand().ifPresent(errand -> Errands.show(page, errand));
    if (move.isEmpty()) {
      LastWords.of(run).ifPresent(words -> words.show(page));
      return;
    }
    if (!run.skipped().isEmpty()) {
      page.section(
          "Skipped",
          run.skipped().entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
    }
    if (!run.remarks().isEmpty()) {
      page.section("Not as it should be, though it stops nothing", run.remarks());
    }
    String phase = Envelope.word(run.life(move.get().id()).phase());
    page.section("Move " + move.get().id() + " (" + phase + ")", List.of(move.get().why()));
    move.get().change().ifPresent(change -> page.section("Writes", Changes.lines(change)));
    conditions(page, "Before it begins", opens(run.program(), move.get()));
    new PolicyAsked(PolicyAsked.of(move.get()).toList(), Optional.empty()).show(page);
    conditions(page, "Before it is over", sentences(move.get().settles()));
    if (!evidence.isEmpty()) {
      page.section("Seen last", evidence);
    }
  }

  private static void conditions(Page page, String title, List<String> conditions) {
    if (!conditions.isEmpty()) {
      page.section(title, conditions);
    }
  }

  private static List<String> opens(Program program, Move move) {
    Windows windows = program.windows(move);
    return Stream.concat(
            windows.areAlways()
                ? Stream.of()
                : Stream.of("a window is open: " + windows.sentence()),
            sentences(move.opens()).stream())
        .toList();
  }

  private static List<String> sentences(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(
            c ->
                Stream.concat(
                    Stream.of(c.sentence()), c.questions().stream().map(q -> "- " + q.sentence())))
        .toList();
  }

  /** The last look that was made for this move. */
  private static List<String> evidence(List<Entry> entries, Move move) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).event() instanceof Event.Probed probed
          && probed.move().equals(move.id())) {
        return Stream.concat(
                Stream.of(probed.sentence() + " at " + entries.get(i).at()),
                probed.evidence().stream())
            .toList();
      }
    }
    return List.of();
  }
}
