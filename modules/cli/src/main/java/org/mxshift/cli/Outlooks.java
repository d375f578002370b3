package org.mxshift.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.model.Name;
import org.mxshift.notation.Reading;
import org.mxshift.notation.UnknownEventException;

/**
 * How the runs of a log stand, those too which a later version has written to: they are told of as
 * such, and hide no others.
 */
final class Outlooks {

  private final Wiring wiring;

  Outlooks(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * Those of these domains, of all when none is given, as they are at this moment.
   *
   * @throws FailedException when there is no run of one of them
   */
  List<Outlook> of(List<Name> domains, Instant at) throws FailedException, JournalException {
    Journal journal = wiring.journal();
    List<Outlook> all = new ArrayList<>();
    for (Name domain : domains.isEmpty() ? journal.domains() : domains) {
      all.add(of(journal, domain, at));
    }
    return all;
  }

  private Outlook of(Journal journal, Name domain, Instant at)
      throws FailedException, JournalException {
    try {
      return Outlook.of(Runs.of(journal, domain), at);
    } catch (UnknownEventException e) {
      List<Reading> entries = wiring.present().readings(domain);
      return new Outlook(
          domain,
          "?",
          "unknown here",
          ExitCode.INVALID,
          String.valueOf(e.getMessage()),
          entries.get(entries.size() - 1).at(),
          Optional.empty(),
          "look on with '" + e.writtenBy() + "'; 'mxshift log " + domain + "' works here",
          Optional.empty());
    }
  }
}
