package org.mxshift.plan;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.Mx;

/**
 * What is published at the end.
 *
 * @param mx in the plan's order; {@link Mx#NULL} alone says that the domain takes no mail
 * @param exclusive whether no other host may stand beside these
 * @param fixed whether the preferences must be published as they are, never renumbered on the way
 * @param verifyByMx whether these hosts take no mail before they are published
 * @param activation how such hosts may be published before they are proven
 * @param preset where the proposal came from; all of it is in the other parts
 */
public record To(
    List<Mx> mx,
    boolean exclusive,
    boolean fixed,
    boolean verifyByMx,
    Optional<Activation> activation,
    Optional<PresetChoice> preset) {

  /** Copies the list. */
  public To {
    mx = List.copyOf(mx);
  }

  /** Hosts that are proven before they are published. */
  public To(
      List<Mx> mx,
      boolean exclusive,
      boolean fixed,
      boolean verifyByMx,
      Optional<PresetChoice> preset) {
    this(mx, exclusive, fixed, verifyByMx, Optional.empty(), preset);
  }

  /** Hosts about which nothing more is known. */
  public To(List<Mx> mx) {
    this(mx, false, false, false, Optional.empty());
  }

  /** Whether the domain takes no mail at the end. */
  public boolean isNull() {
    return mx.stream().anyMatch(Mx::isNull);
  }
}
