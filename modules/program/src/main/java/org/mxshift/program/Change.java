package org.mxshift.program;

import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;

/**
 * One record set from what it must be to what it is to become.
 *
 * @param before what must stand there, or the write is refused
 * @param after what stands there afterwards
 */
public record Change(Image before, Image after) {

  /** Refuses images of two different sets, or with different owners of values. */
  public Change {
    if (!before.key().equals(after.key()) || !before.prefix().equals(after.prefix())) {
      throw new IllegalArgumentException(
          "a change is of one record set: " + before + " / " + after);
    }
  }

  /** Which record set is changed. */
  public SetKey key() {
    return after.key();
  }

  /** Whether there is nothing to write. */
  public boolean isNothing() {
    return before.equals(after);
  }

  /** Whether only the TTL changes. */
  public boolean ttlOnly() {
    return before.set().sameValues(after.set());
  }

  /** The same change backwards. */
  public Change reversed() {
    return new Change(after, before);
  }

  /** Where a live set stands between the two images. */
  public Standing judge(RecordSet live) {
    if (after.standsIn(live)) {
      return Standing.AFTER;
    }
    return before.standsIn(live) ? Standing.BEFORE : Standing.FOREIGN;
  }

  /** Where a live set stands. */
  public enum Standing {
    /** Not yet written. */
    BEFORE,
    /** Written. */
    AFTER,
    /** Somebody else's values or TTL. */
    FOREIGN
  }
}
