package org.mxshift.engine;

import java.util.List;
import java.util.Optional;

/**
 * The entries of a run and what they amount to. Where a log has only grown, the fold goes on from
 * where it was, which comes to the same as folding it anew and costs less.
 */
public final class Chronicle {

  private final List<Entry> entries;
  private final Run run;

  private Chronicle(List<Entry> entries, Run run) {
    this.entries = entries;
    this.run = run;
  }

  /** Of these entries; empty without entries. */
  public static Optional<Chronicle> of(List<Entry> entries) {
    return Run.of(entries).map(run -> new Chronicle(List.copyOf(entries), run));
  }

  /** As {@link #of}, from what is known of the log, if anything is. */
  public static Optional<Chronicle> of(Optional<Chronicle> known, List<Entry> latest) {
    return known.isPresent() ? known.get().by(latest) : of(latest);
  }

  /** As {@link #of}: of the log as it is by now. */
  public Optional<Chronicle> by(List<Entry> latest) {
    int known = entries.size();
    if (latest.size() < known || !latest.subList(0, known).equals(entries)) {
      return of(latest);
    }
    Run now = run;
    for (Entry entry : latest.subList(known, latest.size())) {
      now = now.with(entry);
    }
    return Optional.of(latest.size() == known ? this : new Chronicle(List.copyOf(latest), now));
  }

  /** What they amount to. */
  public Run run() {
    return run;
  }
}
