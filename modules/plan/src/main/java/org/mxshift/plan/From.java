package org.mxshift.plan;

import java.util.List;
import org.mxshift.model.Mx;

/**
 * What is published today; a run refuses anything else.
 *
 * @param mx in the plan's order; empty where the domain has no MX at all, {@link Mx#NULL} alone
 *     where it says that it takes no mail
 * @param dead nobody answers on these hosts any more
 */
public record From(List<Mx> mx, boolean dead) {

  /** Copies the list. */
  public From {
    mx = List.copyOf(mx);
  }
}
