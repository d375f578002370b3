package org.mxshift.steps;

import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;

/**
 * One record set through the whole run, with one TTL at each stage.
 *
 * @param word what moves of this set are called, such as {@code mx}
 * @param origin as it was before the run; another than {@code live} only where one is under way
 * @param live as it is published today
 * @param low what it becomes at the start, at the low TTL
 * @param late what it is at the end, still at the low TTL
 * @param end the same at the TTL of old
 */
record Stages(String word, Image origin, Image live, Image low, Image late, Image end) {

  /** No run has touched it before. */
  Stages(String word, Image live, Image low, Image late, Image end) {
    this(word, live, live, low, late, end);
  }

  /** The same in the middle of a run: it ends at the TTL that the run found. */
  Stages since(Earlier earlier) {
    Image origin = earlier.origin(live);
    return origin.equals(live)
        ? this
        : new Stages(word, origin, live, low, late, end.withTtl(origin.set().ttl()));
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
