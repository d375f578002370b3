package org.mxshift.steps;

import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;

/**
 * One record set through the whole run, with one TTL at each stage.
 *
 * @param word what moves of this set are called, such as {@code mx}
 * @param live as it is published today
 * @param low what it becomes at the start, at the low TTL
 * @param late what it is at the end, still at the low TTL
 * @param end the same at the TTL of old
 */
record Stages(String word, Image live, Image low, Image late, Image end) {

  /** The same in the middle of a run: it ends at the TTL that the run found. */
  Stages since(Earlier earlier) {
    return earlier
        .ttl(live.set())
        .map(ttl -> new Stages(word, live, low, late, end.withTtl(ttl)))
        .orElse(this);
  }

  /** A set of which only the TTL is touched. */
  static Stages ofTtl(String word, Image live, Ttl during) {
    Image low = live.withTtl(low(live.set(), during));
    return new Stages(word, live, low, low, live);
  }

  /** A TTL that is lower already is never raised. */
  static Ttl low(RecordSet live, Ttl during) {
    return live.isAbsent() ? during : during.min(live.ttl());
  }
}
