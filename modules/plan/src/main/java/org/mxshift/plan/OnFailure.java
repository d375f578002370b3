package org.mxshift.plan;

/** What a run does by itself when a published new host rejects mail. */
public enum OnFailure {
  /** Takes the host out again, then stops: the least harmful thing, and the default. */
  RETREAT,
  /** Stops and leaves the decision to a person. */
  STOP
}
