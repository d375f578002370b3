package org.mxshift.audit;

/** What a signature of OpenSSH is made for, so that none made for one thing passes for another. */
public enum SshPurpose {
  /** A commit: what git itself signs and verifies. */
  COMMIT("git", "a commit", "in audit.key"),
  /** A look at mail hosts that is handed in. */
  LOOK("mxshift-look", "a look at mail hosts", "with --key");

  private final String namespace;
  private final String words;
  private final String where;

  SshPurpose(String namespace, String words, String where) {
    this.namespace = namespace;
    this.words = words;
    this.where = where;
  }

  /** What {@code ssh-keygen -Y sign} is told behind {@code -n}. */
  public String namespace() {
    return namespace;
  }

  String words() {
    return words;
  }

  /** Where its key is named. */
  String where() {
    return where;
  }
}
