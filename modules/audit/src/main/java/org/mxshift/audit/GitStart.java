package org.mxshift.audit;

/** JGit's own start, which takes longer than reading a log. */
public final class GitStart {

  private GitStart() {}

  /**
   * Makes JGit ready to open a log: it loads its 900 messages for a name in a shutdown hook. For a
   * thread of its own; whoever opens a log waits for its end.
   */
  public static void run() {
    Hermetic.install();
    Hermetic.load();
  }
}
