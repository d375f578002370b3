package org.mxshift.model;

/**
 * A value whose meaning the program does not need, in master-file form.
 *
 * @param text one line, no control characters
 */
public record Other(String text) implements Rdata {

  /** Refuses an empty text and anything that would end the line in a zone file. */
  public Other {
    if (text.isBlank() || text.chars().anyMatch(Other::endsOrHides)) {
      throw new IllegalArgumentException("record data is one line of text");
    }
  }

  private static boolean endsOrHides(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }

  @Override
  public String toString() {
    return text;
  }
}
