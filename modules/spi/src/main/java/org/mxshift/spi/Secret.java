package org.mxshift.spi;

/**
 * A password, key or token: a text that never shows itself.
 *
 * <p>{@link #toString} is three asterisks, so that no message, log or commit can carry the value by
 * accident. Not a record, and without {@code equals}: comparing secrets is nobody's business here.
 */
public final class Secret {

  private static final int SHORT = 8;

  private final String value;

  /** Keeps the value; an empty one is refused. */
  public Secret(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret is not empty");
    }
    this.value = value;
  }

  /** The value, for the one line that hands it to the outside. */
  public String reveal() {
    return value;
  }

  /**
   * Whether a text repeats it. What a host says of a zone has no use for our credentials; one of
   * fewer than eight characters may stand in there by chance.
   */
  public boolean isIn(String text) {
    return value.length() >= SHORT && text.contains(value);
  }

  /** The same value, wherever it came from. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
