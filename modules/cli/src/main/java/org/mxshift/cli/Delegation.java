package org.mxshift.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneServers;

/**
 * Whether the zone that would be written is the one that the world asks: by the servers that the
 * parent delegates to and those that the DNS host serves it from.
 *
 * <p>Refused are sets that have no server in common. Where some differ, each server is asked for
 * the zone itself before and after every write, so that one that is not fed by this host is found.
 */
final class Delegation {

  private Delegation() {}

  /**
   * Asks the host only when the parent has answered.
   *
   * @throws FailedException when the domain is delegated to others
   */
  static void check(Name zone, Sighting<Delegated.Zone> parent, ZoneReader reader)
      throws FailedException, ProviderException {
    if (!(parent instanceof Sighting.Seen<Delegated.Zone> seen)
        || seen.answer().configured()
        || !seen.answer().apex().equals(zone)) {
      return;
    }
    List<Name> delegated =
        seen.answer().servers().stream()
            .filter(Delegated.NameServer::atParent)
            .map(Delegated.NameServer::name)
            .toList();
    if (delegated.isEmpty()) {
      return;
    }
    ZoneServers own = servers(zone, reader);
    if (!own.names().isEmpty() && own.names().stream().noneMatch(delegated::contains)) {
      throw new FailedException(
          ExitCode.INVALID,
          zone
              + " is delegated to "
              + list(delegated)
              + "; "
              + own.zone()
              + " is served by "
              + list(own.names())
              + ", so nobody would see what is written there",
          "name the provider, account or zone id that serves "
              + zone
              + ", or delegate it to those servers first");
    }
  }

  /** A host that gives no NS sets out does not say. */
  private static ZoneServers servers(Name zone, ZoneReader reader) throws ProviderException {
    try {
      return reader.servers(zone);
    } catch (ProviderException e) {
      if (e.failure() == Failure.REFUSED) {
        return new ZoneServers("", List.of());
      }
      throw e;
    }
  }

  private static String list(Collection<Name> names) {
    return names.stream().map(Name::toString).sorted().collect(Collectors.joining(", "));
  }
}
