package org.mxshift.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan was put together that breaks rules of the plan language. */
public final class FlawedPlanException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient List<Flaw> flaws;

  FlawedPlanException(List<Flaw> flaws) {
    super(flaws.stream().map(Flaw::toString).collect(Collectors.joining("\n")));
    this.flaws = List.copyOf(flaws);
  }

  /** What is wrong, at least one. */
  public List<Flaw> flaws() {
    return flaws;
  }
}
