package org.mxshift.plan;

/** What a write does to people's mail, in the order of a run; gates bind to these. */
public enum Effect {
  /** From this write on, mail goes to the new hosts. */
  MOVE,
  /** The old hosts leave DNS. */
  RETIRE,
  /** The old senders leave SPF. */
  NARROW
}
