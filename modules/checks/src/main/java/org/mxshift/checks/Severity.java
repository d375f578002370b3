package org.mxshift.checks;

/** What it would cost if nobody cared, the worst first. */
public enum Severity {
  /** Mail is lost at once, or the move goes to the wrong place. */
  FATAL,
  /** Mail bounces, or waits until senders give up. */
  ERROR,
  /** Some senders have trouble, or a way back is missing. */
  WARN,
  /** Good to know. */
  INFO
}
