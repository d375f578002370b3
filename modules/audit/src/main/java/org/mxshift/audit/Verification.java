package org.mxshift.audit;

import java.util.List;

/**
 * What replaying the log came to.
 *
 * @param commits how many commits were replayed
 * @param faults what does not fit, oldest first, each naming its commit; empty when all is sound
 */
public record Verification(int commits, List<String> faults) {

  /** Copies the list. */
  public Verification {
    faults = List.copyOf(faults);
  }

  /** Whether everything fits. */
  public boolean isSound() {
    return faults.isEmpty();
  }
}
