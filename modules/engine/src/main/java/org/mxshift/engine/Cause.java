package org.mxshift.engine;

/** Why a run was turned round. */
public enum Cause {
  /** A person asked to go back. */
  ROLLBACK,
  /** Mail was bouncing or stuck at a new host; the run went back by itself and then stops. */
  RETREAT,
  /** A person asked to go forward again. */
  ONWARD
}
