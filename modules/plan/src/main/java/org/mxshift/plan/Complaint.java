package org.mxshift.plan;

/**
 * Something wrong in a file: where, what, and what to do.
 *
 * @param file as the reader was told to call it
 * @param place in that file
 * @param what what is wrong
 * @param remedy what to do about it
 */
public record Complaint(String file, Place place, String what, String remedy) {

  /** The line an editor can jump to: {@code file:line:column: what; what to do}. */
  @Override
  public String toString() {
    return file + ":" + place + ": " + what + "; " + remedy;
  }
}
