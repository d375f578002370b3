package org.mxshift.spi;

import java.util.List;
import org.mxshift.model.Name;

/**
 * Who serves the zone that a name lies in, by its parent and by itself.
 *
 * @param name any name in the zone
 */
public record Delegated(Name name) implements Inquiry<Delegated.Zone> {

  /**
   * A zone and its servers.
   *
   * @param apex the name of the zone
   * @param servers every server that the parent or the zone names, in that order
   * @param configured whether the servers come from the settings, so that nothing is known of the
   *     delegation
   * @param evidence how they were found
   */
  public record Zone(
      Name apex, List<NameServer> servers, boolean configured, List<String> evidence) {
    /** Copies the lists. */
    public Zone {
      servers = List.copyOf(servers);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * One server of a zone.
   *
   * @param name the server
   * @param atParent whether the parent delegates to it
   * @param atZone whether a server of the zone names it
   * @param glue its addresses as the parent hands them along; empty where it gives none
   * @param addresses its addresses as resolvers find them
   */
  public record NameServer(
      Name name, boolean atParent, boolean atZone, List<String> glue, List<String> addresses) {
    /** Copies the lists. */
    public NameServer {
      glue = List.copyOf(glue);
      addresses = List.copyOf(addresses);
    }
  }

  @Override
  public String sentence() {
    return "the delegation of " + name;
  }
}
