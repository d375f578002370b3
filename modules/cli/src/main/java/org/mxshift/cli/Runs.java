package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.engine.Chronicle;
import org.mxshift.engine.Journal;
import org.mxshift.engine.Run;
import org.mxshift.model.Name;

/** The latest run of each domain. */
final class Runs {

  private Runs() {}

  /**
   * The runs of these domains, of all when none is given.
   *
   * @throws FailedException when there is no run of one of them
   */
  static List<Run> of(Journal journal, List<Name> domains) throws FailedException {
    List<Run> runs = new ArrayList<>();
    for (Name domain : domains.isEmpty() ? journal.domains() : domains) {
      runs.add(of(journal, domain));
    }
    return runs;
  }

  static Run of(Journal journal, Name domain) throws FailedException {
    return told(Optional.empty(), journal, domain).run();
  }

  /** As its log tells it, for who goes on with it, and from what is known of it. */
  static Chronicle told(Optional<Chronicle> known, Journal journal, Name domain)
      throws FailedException {
    return Chronicle.of(known, journal.latest(domain)).orElseThrow(() -> none(journal, domain));
  }

  static FailedException none(Journal journal, Name domain) {
    List<String> known = journal.domains().stream().map(Name::toString).limit(20).toList();
    String next =
        known.isEmpty()
            ? "the log has no runs at all; 'mxshift apply PLAN' starts one"
            : "the log knows " + Page.and(known) + "; 'mxshift apply PLAN' starts a run";
    return new FailedException(ExitCode.USAGE, "there is no run of " + domain, next);
  }
}
