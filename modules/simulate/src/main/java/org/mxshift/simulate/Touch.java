package org.mxshift.simulate;

/** Where a run touches what outlives it; a fault can strike at each. */
public enum Touch {
  /** A record set is about to be read. */
  READ,
  /** A write is about to happen. */
  WRITE,
  /** A write has happened, and the answer is on its way. */
  WRITTEN,
  /** The provider is asked whether its servers have a write. */
  SYNC,
  /** A question is about to be answered. */
  LOOK,
  /** An entry is about to be logged. */
  APPEND,
  /** An entry has been logged. */
  APPENDED,
  /** The log is about to be published. */
  PUBLISH,
  /** The log has been published. */
  PUBLISHED
}
