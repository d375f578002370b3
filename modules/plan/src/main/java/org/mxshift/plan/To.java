package org.mxshift.plan;

import java.util.List;
import org.mxshift.model.Mx;

/**
 * What is published at the end.
 *
 * @param mx in the plan's order; {@link Mx#NULL} alone says that the domain takes no mail
 */
public record To(List<Mx> mx) {

  /** Copies the list. */
  public To {
    mx = List.copyOf(mx);
  }

  /** Whether the domain takes no mail at the end. */
  public boolean isNull() {
    return mx.stream().anyMatch(Mx::isNull);
  }
}
