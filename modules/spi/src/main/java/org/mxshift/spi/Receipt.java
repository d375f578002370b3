package org.mxshift.spi;

/**
 * What a provider gives for a write, so that a later process can ask whether it has reached every
 * server.
 *
 * @param text provider-made, one line, at most 1,000 characters, free of secrets
 */
public record Receipt(String text) {

  /** Refuses more than one line. */
  public Receipt {
    if (text.length() > 1000 || text.chars().anyMatch(c -> c < 0x20)) {
      throw new IllegalArgumentException("a receipt is one line of at most 1,000 characters");
    }
  }
}
