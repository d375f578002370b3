package org.mxshift.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one record says.
 *
 * @param result the result, which is no error
 * @param path how it came to it, from the outermost record inwards
 * @param domain whose record decided
 * @param record that record; empty where there is none
 */
record Outcome(Result result, List<Match> path, String domain, Optional<SpfRecord> record) {

  Outcome {
    path = List.copyOf(path);
  }

  /** As what a term of another record led to. */
  Outcome by(Match outer) {
    List<Match> longer = new ArrayList<>(path);
    longer.add(0, outer);
    return new Outcome(result, longer, domain, record);
  }
}
