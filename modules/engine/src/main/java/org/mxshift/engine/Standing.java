package org.mxshift.engine;

/** How a whole run stands; the exit codes of {@code status} and {@code apply} follow from it. */
public enum Standing {
  /** It goes on by itself. */
  RUNNING,
  /** A person paused it. */
  PAUSED,
  /** It waits because a look was not green, and goes on by itself when it is. */
  FROZEN,
  /** It went back as far as it was asked to and waits for a person. */
  HALTED,
  /** It stopped by a failure and waits for a person. */
  STOPPED,
  /** The mail is at the new hosts and everything is restored. */
  DONE,
  /** Everything is as it was. */
  ROLLED_BACK,
  /** A person gave it up. */
  ABANDONED;

  /** Whether nothing will happen any more. */
  public boolean ended() {
    return this == DONE || this == ROLLED_BACK || this == ABANDONED;
  }
}
