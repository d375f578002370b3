package org.mxshift.spi;

import java.util.List;
import org.mxshift.model.Name;

/**
 * Where a DNS host serves a zone from, by its own word.
 *
 * @param zone the zone as people find it there, such as {@code the Route 53 zone Z0123}
 * @param names its name servers; empty when the host does not say
 */
public record ZoneServers(String zone, List<Name> names) {
  /** Copies the list. */
  public ZoneServers {
    names = List.copyOf(names);
  }
}
