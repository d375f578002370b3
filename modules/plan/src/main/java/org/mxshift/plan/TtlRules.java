package org.mxshift.plan;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.Ttl;

/**
 * How long answers may be cached.
 *
 * @param during while the move runs; 0 to 1 day
 * @param previous the largest TTL of the last days, where somebody lowered it by hand already
 * @param also names in the zone whose address records get the low TTL too, such as mail hosts
 */
public record TtlRules(Ttl during, Optional<Ttl> previous, List<Name> also) {

  /** Copies the list. */
  public TtlRules {
    also = List.copyOf(also);
  }
}
