package org.mxshift.audit;

/**
 * Something in the log that does not fit.
 *
 * @param commit the commit, 40 hexadecimal digits; empty where it is about no single one
 * @param file the path in the commit's tree, or in the repository where there is no commit; empty
 *     where it is about the commit itself
 * @param what what differs, in one line
 */
public record Fault(String commit, String file, String what) {

  /** In one line, the commit by its first digits. */
  @Override
  public String toString() {
    String where = commit.isEmpty() ? "" : "commit " + commit.substring(0, 10) + ": ";
    return where + (file.isEmpty() ? "" : file + " ") + what;
  }
}
