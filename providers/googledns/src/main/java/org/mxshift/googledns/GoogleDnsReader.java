package org.mxshift.googledns;

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

/** Reads sets from the API. */
final class GoogleDnsReader implements ZoneReader {
  private final LiveSets sets;

  GoogleDnsReader(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    Held held = sets.look(new SetKey(owner, type));
    return held.snapshot(sets.zone().name());
  }

  @Override
  public Map<SetKey, Snapshot> readAll(Collection<SetKey> keys) throws ProviderException {
    Map<SetKey, Snapshot> found = new HashMap<>();
    for (Map.Entry<SetKey, Held> held : sets.lookAll(keys).entrySet()) {
      found.put(held.getKey(), held.getValue().snapshot(sets.zone().name()));
    }
    return found;
  }

  /** Every TTL is taken, and compared like the values. */
  @Override
  public Limits limits() {
    return new Limits(Ttl.ZERO, Guarantee.EXACT);
  }
}
