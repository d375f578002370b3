package org.mxshift.policy;

import org.mxshift.model.Name;

/**
 * Which mail hosts a policy allows: one by name, or all with one more label below a name (RFC 8461
 * section 4.1).
 *
 * @param name the host, or {@code *} as the first label; as one name, since the model has wildcards
 */
public record MxPattern(Name name) {

  private static final String WILDCARD = "*.";

  /** Refuses the root, which is no host. */
  public MxPattern {
    if (name.isRoot() || name.text().equals("*")) {
      throw new IllegalArgumentException("'" + name + "' allows no mail host by name");
    }
  }

  /**
   * Reads the value of a policy's {@code mx}.
   *
   * @throws IllegalArgumentException when it is neither a host nor a wildcard
   */
  public static MxPattern of(String text) {
    return new MxPattern(Name.of(text));
  }

  /** Whether it stands for many. */
  public boolean isWildcard() {
    return name.text().startsWith(WILDCARD);
  }

  /** Whether it allows this host; a wildcard stands for exactly one label, the first. */
  public boolean covers(Name host) {
    return isWildcard() ? !host.isRoot() && host.parent().equals(name.parent()) : host.equals(name);
  }

  @Override
  public String toString() {
    return name.text();
  }
}
