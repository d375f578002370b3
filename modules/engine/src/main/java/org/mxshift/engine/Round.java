package org.mxshift.engine;

/** What a look was for. */
public enum Round {
  /** Fresh proof before a write. */
  PROOF,
  /** Whether every name server answers. */
  SERVED,
  /** Watching while time passes. */
  WATCH,
  /** What caches hold. */
  CACHED
}
