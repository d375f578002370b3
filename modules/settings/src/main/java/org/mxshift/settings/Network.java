package org.mxshift.settings;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.model.Name;

/**
 * What is different in a sandbox or a closed network.
 *
 * @param smtpPort the port on which mail hosts are spoken to; 25 elsewhere
 * @param authoritative name servers of zones that are not delegated here; sorted
 * @param isPrivate whether addresses that nobody outside can reach are in order
 * @param httpsPort the port on which hosts of MTA-STS policies are asked; 443 elsewhere
 * @param roots certificates, as PEM, of those who are believed instead of the public roots
 */
public record Network(
    int smtpPort,
    Map<Name, List<Endpoint>> authoritative,
    boolean isPrivate,
    int httpsPort,
    Optional<Path> roots) {

  /** The port of HTTPS (RFC 9110 section 4.2.2). */
  public static final int HTTPS = 443;

  /** The port of SMTP between hosts (RFC 5321 section 4.5.4.2). */
  public static final int SMTP = 25;

  /** Copies the map. */
  public Network {
    TreeMap<Name, List<Endpoint>> copy = new TreeMap<>();
    authoritative.forEach((zone, servers) -> copy.put(zone, List.copyOf(servers)));
    authoritative = Collections.unmodifiableMap(copy);
    Endpoint.checkPort(smtpPort);
    Endpoint.checkPort(httpsPort);
  }

  /** Where public web hosts and public roots count. */
  public Network(int smtpPort, Map<Name, List<Endpoint>> authoritative, boolean isPrivate) {
    this(smtpPort, authoritative, isPrivate, HTTPS, Optional.empty());
  }
}
