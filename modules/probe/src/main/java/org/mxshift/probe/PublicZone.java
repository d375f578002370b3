package org.mxshift.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;

/**
 * A zone as its authoritative servers show it to anybody: for a first plan and for a preview, where
 * there are no credentials. Remembers who serves the zone, nothing else.
 */
public final class PublicZone implements ZoneReader {

  private final Name zone;
  private final DnsClient client;
  private final Resolvers resolvers;
  private final Delegation delegation;
  private List<Delegation.Server> servers = List.of();

  /** The zone with this apex; nothing is asked yet. */
  public PublicZone(ProbeSettings settings, Name zone) {
    this.zone = zone;
    this.client = new DnsClient(settings.limits());
    this.resolvers = new Resolvers(settings, client);
    this.delegation = new Delegation(settings, client, resolvers);
  }

  /** Asks one server after the other until one answers with authority (AA). */
  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    SetKey key = new SetKey(owner, type);
    List<String> tried = new ArrayList<>();
    for (Delegation.Server server : servers()) {
      try {
        DnsAnswer answer = client.askServer(server.address(), owner, type);
        if (answer.isDefinite() && answer.hasAuthority()) {
          return Snapshot.of(set(answer, key));
        }
        tried.add(server + " " + answer.rcode() + ", no authority");
      } catch (IOException e) {
        tried.add(server + " " + Shown.fault(e));
      }
    }
    throw new ProviderException(
        Failure.BUSY, key + " could not be read: " + String.join("; ", tried));
  }

  /** Nothing is known of who hosts it. */
  @Override
  public Limits limits() {
    return new Limits(Ttl.ZERO, Guarantee.PER_CALL);
  }

  /** The addresses of a host as resolvers tell them; empty when none can be found. */
  public List<InetAddress> addresses(Name host) {
    return resolvers.addresses(host).addresses();
  }

  private static RecordSet set(DnsAnswer answer, SetKey key) throws ProviderException {
    try {
      return answer.set(key);
    } catch (IllegalArgumentException e) {
      throw new ProviderException(
          Failure.REFUSED, key + " holds what cannot be read: " + e.getMessage(), e);
    }
  }

  private List<Delegation.Server> servers() throws ProviderException {
    if (!servers.isEmpty()) {
      return servers;
    }
    try {
      Delegation.Servers found = delegation.of(zone);
      if (found.servers().isEmpty()) {
        throw new ProviderException(
            Failure.BUSY,
            "no name server of " + zone + " was found: " + String.join("; ", found.gaps()));
      }
      servers = found.servers();
      return servers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(Failure.BUSY, "interrupted while looking for " + zone, e);
    }
  }
}
