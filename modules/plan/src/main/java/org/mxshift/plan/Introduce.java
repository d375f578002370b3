package org.mxshift.plan;

/** At which end of the preferences the new hosts come in. */
public enum Introduce {
  /** Better than the old ones at once; the introduction is the move. */
  PREFERRED,
  /** Worse than the old ones first; the swap is the move. */
  STANDBY
}
