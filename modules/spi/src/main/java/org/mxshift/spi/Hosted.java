package org.mxshift.spi;

import java.util.Optional;
import org.mxshift.model.SetKey;

/**
 * One set as the DNS host keeps it, read with the account of the plan; nothing is written.
 *
 * @param set which set
 */
public record Hosted(SetKey set) implements Inquiry<Hosted.Kept> {

  /**
   * What the DNS host keeps.
   *
   * @param snapshot the set, with what belongs to the host beside it; absent when untouchable
   * @param limits what the host can do for this zone
   * @param untouchable why the host would not let us change the set, such as records it locks
   */
  public record Kept(Snapshot snapshot, Limits limits, Optional<String> untouchable) {}

  @Override
  public String sentence() {
    return set + " at the DNS host of the plan";
  }
}
