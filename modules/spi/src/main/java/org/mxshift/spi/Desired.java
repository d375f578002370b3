package org.mxshift.spi;

import org.mxshift.model.RecordSet;

/**
 * What a record set is to become.
 *
 * @param set the whole set
 * @param restore provider-made text to bring back with it, from {@link Native#restore}; empty when
 *     there is none
 */
public record Desired(RecordSet set, String restore) {

  /** The set, with whatever the provider keeps beside it left as it is. */
  public static Desired of(RecordSet set) {
    return new Desired(set, "");
  }

  /** The set exactly as it was once read. */
  public static Desired restoring(Snapshot snapshot) {
    return new Desired(snapshot.set(), snapshot.extra().restore());
  }
}
