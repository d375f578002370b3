package org.mxshift.steps;

import java.util.List;

/**
 * A plan cannot be carried out on this zone. Its message is one line per complaint: where, what,
 * and what to do.
 */
public class CompileException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<String> complaints;

  /** One complaint or more. */
  public CompileException(List<String> complaints) {
    super(String.join("\n", complaints));
    this.complaints = List.copyOf(complaints);
  }

  /** What stands in the way, all of it. */
  public List<String> complaints() {
    return complaints;
  }
}
