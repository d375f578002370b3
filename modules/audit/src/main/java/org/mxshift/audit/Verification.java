package org.mxshift.audit;

import java.util.List;
import java.util.Optional;

/**
 * What replaying the log came to.
 *
 * @param commits how many commits were replayed
 * @param tip the latest of them, 40 hexadecimal digits; who notes it elsewhere can tell later
 *     whether the log still contains it
 * @param faults what does not fit, oldest first; empty when all is sound
 */
public record Verification(int commits, Optional<String> tip, List<Fault> faults) {

  /** Copies the list. */
  public Verification {
    faults = List.copyOf(faults);
  }

  /** Whether everything fits. */
  public boolean isSound() {
    return faults.isEmpty();
  }
}
