package org.mxshift.cli;

import java.util.List;
import java.util.Optional;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Run;
import org.mxshift.program.Program;

/**
 * What was approved for the latest run of a domain, whatever way it leads now.
 *
 * @param run the run as it stands
 * @param program the program of its start, or of its last new plan
 * @param plan the text of its plan
 */
record Pinned(Run run, Program program, String plan) {

  static Optional<Pinned> of(List<Entry> entries) {
    Optional<Pinned> pinned = Optional.empty();
    Optional<Run> run = Run.of(entries);
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.Started started) {
        pinned = run.map(r -> new Pinned(r, started.program(), started.plan()));
      } else if (entry.event() instanceof Event.Replanned other) {
        pinned = run.map(r -> new Pinned(r, other.program(), other.plan()));
      }
    }
    return pinned;
  }
}
