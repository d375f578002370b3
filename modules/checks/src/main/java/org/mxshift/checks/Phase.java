package org.mxshift.checks;

/** When a check has something to say about a move. */
public enum Phase {
  /** Before anything is published. */
  BEFORE,
  /** While both sides are in DNS. */
  DURING,
  /** After the move, and ever after. */
  AFTER
}
