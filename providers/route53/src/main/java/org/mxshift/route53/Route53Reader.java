package org.mxshift.route53;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneServers;

/** Reads sets one at a time; beside a set stands how Route 53 spells it. */
final class Route53Reader implements ZoneReader {
  private final LiveSets sets;

  Route53Reader(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    return sets.look(new SetKey(owner, type)).snapshot(sets.zone().id());
  }

  @Override
  public Map<SetKey, Snapshot> readAll(Collection<SetKey> keys) throws ProviderException {
    Map<SetKey, Snapshot> found = new HashMap<>();
    for (Map.Entry<SetKey, Held> held : sets.lookAll(keys).entrySet()) {
      found.put(held.getKey(), held.getValue().snapshot(sets.zone().id()));
    }
    return found;
  }

  @Override
  public ZoneServers servers(Name apex) throws ProviderException {
    ZoneServers found = ZoneReader.super.servers(apex);
    return new ZoneServers("the Route 53 zone " + sets.zone().id(), found.names());
  }

  /** Any TTL, and {@code DELETE} matches TTL and values in the same step as {@code CREATE}. */
  @Override
  public Limits limits() {
    return new Limits(Ttl.ZERO, Guarantee.EXACT);
  }

  @Override
  public void close() {
    sets.close();
  }
}
