package org.mxshift.spi;

import java.util.Map;
import org.mxshift.model.Name;

/**
 * The zone a plan changes, as the plan names it.
 *
 * @param name the apex; for a plan that names none, the domain
 * @param settings the provider's own keys of the plan's {@code zone}, such as {@code server}
 */
public record Zone(Name name, Map<String, String> settings) {

  /** Copies the map. */
  public Zone {
    settings = Map.copyOf(settings);
  }
}
