package org.mxshift.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A file says something that cannot be understood or must not be done. Its message is one line per
 * complaint.
 */
public final class PlanException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Complaint> complaints;

  /** One complaint or more. */
  public PlanException(List<Complaint> complaints) {
    super(complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
    this.complaints = List.copyOf(complaints);
  }

  /** What is wrong, in the order it was found. */
  public List<Complaint> complaints() {
    return complaints;
  }
}
