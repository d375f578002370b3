package org.mxshift.engine;

/** What a look was for. */
public enum Round {
  /** Fresh proof before a write. */
  PROOF,
  /** Whether every name server answers. */
  SERVED,
  /** Watching while time passes. */
  WATCH,
  /** Watching the new hosts while something else is waited for. */
  GUARD,
  /** What was taken is looked for in the mailbox, and is not all there yet. */
  ARRIVAL,
  /** What caches hold. */
  CACHED;

  /** Whether its verdict says how a mail host fares. */
  boolean counts() {
    return this == PROOF || this == WATCH || this == GUARD;
  }
}
