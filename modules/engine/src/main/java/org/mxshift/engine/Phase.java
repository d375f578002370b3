package org.mxshift.engine;

/** Where a move stands in its life; see {@link Life} for how it gets from one to the next. */
public enum Phase {
  /** Not begun, or known not to have happened. */
  TODO,
  /** The log says that the write is about to happen. */
  INTENDED,
  /** Nobody knows whether the write happened; looking comes first. */
  DOUBTED,
  /** A person was asked to make the change, and the name servers do not show it yet. */
  ASKED,
  /** The provider has it, or there was nothing to write. */
  APPLIED,
  /** Every name server answers it; the clock runs. */
  SEEN,
  /** Over. */
  SETTLED,
  /** A person decides. */
  STOPPED;

  /** Whether nothing comes after it. */
  public boolean isFinal() {
    return this == SETTLED;
  }

  /** Whether a person is to act: a look beside that turns nothing back changes nothing then. */
  boolean keepsRest() {
    return this == STOPPED || this == ASKED;
  }

  /** Whether the zone shows, as far as is known, what the move makes of it. */
  public boolean isWritten() {
    return this == APPLIED || this == SEEN || this == SETTLED;
  }
}
