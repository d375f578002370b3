package org.mxshift.sandbox;

import java.util.List;

/**
 * A record set as the double of a web API holds it.
 *
 * @param ttl in seconds; 0 where there is no such set
 * @param values in the spelling and order of the host; none where there is no such set
 */
public record ApiSet(int ttl, List<String> values) {

  /** There is no such set. */
  static final ApiSet ABSENT = new ApiSet(0, List.of());

  /** Copies the list. */
  public ApiSet {
    values = List.copyOf(values);
  }
}
