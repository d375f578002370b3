package org.mxshift.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mxshift.model.Name;

/**
 * What is different in a sandbox or a closed network.
 *
 * @param smtpPort the port on which mail hosts are spoken to; 25 elsewhere
 * @param authoritative name servers of zones that are not delegated here; sorted
 * @param isPrivate whether addresses that nobody outside can reach are in order
 */
public record Network(int smtpPort, Map<Name, List<Endpoint>> authoritative, boolean isPrivate) {

  /** The port of SMTP between hosts (RFC 5321 section 4.5.4.2). */
  public static final int SMTP = 25;

  /** Copies the map. */
  public Network {
    TreeMap<Name, List<Endpoint>> copy = new TreeMap<>();
    authoritative.forEach((zone, servers) -> copy.put(zone, List.copyOf(servers)));
    authoritative = Collections.unmodifiableMap(copy);
    Endpoint.checkPort(smtpPort);
  }
}
