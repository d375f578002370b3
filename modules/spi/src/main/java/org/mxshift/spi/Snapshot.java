package org.mxshift.spi;

import org.mxshift.model.RecordSet;

/**
 * A record set as a provider holds it.
 *
 * @param set the set in our terms; absent sets too
 * @param extra what only the provider understands
 */
public record Snapshot(RecordSet set, Native extra) {

  /** A snapshot that the set describes wholly. */
  public static Snapshot of(RecordSet set) {
    return new Snapshot(set, Native.NONE);
  }
}
