package org.mxshift.settings;

import java.util.Locale;

/** Settings that a flag or a variable of the environment may give. */
public enum Overridable {
  /** The Git repository that the audit log is pushed to. */
  AUDIT_REMOTE("audit.remote"),
  /** The branch of the audit log. */
  AUDIT_BRANCH("audit.branch"),
  /** The local audit repository. */
  AUDIT_DIRECTORY("audit.directory"),
  /** Who talks to the remote of the audit log. */
  AUDIT_TRANSPORT("audit.transport"),
  /** What signs the commits of the audit log. */
  AUDIT_SIGN("audit.sign"),
  /** The key they are signed with. */
  AUDIT_KEY("audit.key"),
  /** In which people are told times. */
  TIMEZONE("timezone"),
  /** Resolvers, with commas between. */
  RESOLVERS("resolvers"),
  /** Mail hosts known to answer, with commas between. */
  CONTROLS("controls"),
  /** Who acts. */
  ACTOR("actor");

  private final String key;

  Overridable(String key) {
    this.key = key;
  }

  /** The key in {@code mxshift.yaml}. */
  public String key() {
    return key;
  }

  /** The variable, such as {@code MXSHIFT_AUDIT_REMOTE}. */
  public String variable() {
    return "MXSHIFT_" + name();
  }

  /** The flag, such as {@code --audit-remote}. */
  public String flag() {
    return this == AUDIT_TRANSPORT
        ? "--git-transport"
        : "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isList() {
    return this == RESOLVERS || this == CONTROLS;
  }
}
