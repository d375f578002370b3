package org.mxshift.spi;

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
   * @param snapshot the set, with what belongs to the host beside it
   * @param limits what the host can do for this zone
   */
  public record Kept(Snapshot snapshot, Limits limits) {}

  @Override
  public String sentence() {
    return set + " at the DNS host of the plan";
  }
}
