package org.mxshift.spi;

/**
 * Proof that a run was approved, without which no {@link ZoneWriter} is opened: looking cannot
 * write.
 *
 * @param fingerprint of the program that was approved
 */
public record Approval(String fingerprint) {

  /** Refuses an empty fingerprint. */
  public Approval {
    if (fingerprint.isBlank()) {
      throw new IllegalArgumentException("an approval names a fingerprint");
    }
  }
}
