package org.mxshift.steps;

import org.mxshift.plan.Plan;
import org.mxshift.spi.Guarantee;

/** For how long old and new hosts stand side by side in DNS. */
enum Company {
  /** From the introduction to the retirement: going back is one write. */
  KEPT,
  /** No longer than it takes to add, settle and remove: nobody here writes a set at once. */
  BRIEF,
  /** Not at all: old and new change places in one write. */
  NONE;

  /** Hosts that allow no others beside them get none, as far as the DNS host can do that. */
  static Company of(Plan plan, Hosts hosts, Guarantee guarantee) {
    boolean alone = plan.to().exclusive() && !hosts.opening() && !hosts.closing();
    if (!alone || hosts.newcomers().isEmpty() || hosts.leavers().isEmpty()) {
      return KEPT;
    }
    return guarantee.atOnce() ? NONE : BRIEF;
  }
}
