package org.mxshift.adapter;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;

/** Reads sets from an API, all sets of an owner by one question. */
public final class SetReader implements ZoneReader {
  private final SetApi api;
  private final LiveSets sets;
  private boolean learned;

  /** Asks nothing yet. */
  public SetReader(SetApi api) {
    this.api = api;
    this.sets = new LiveSets(api);
  }

  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    learn();
    return sets.look(new SetKey(owner, type)).snapshot(api.id());
  }

  @Override
  public Map<SetKey, Snapshot> readAll(Collection<SetKey> keys) throws ProviderException {
    learn();
    Map<SetKey, Snapshot> found = new HashMap<>();
    for (Map.Entry<SetKey, Held> held : sets.lookAll(keys).entrySet()) {
      found.put(held.getKey(), held.getValue().snapshot(api.id()));
    }
    return found;
  }

  @Override
  public Limits limits() {
    return api.limits();
  }

  private void learn() throws ProviderException {
    if (!learned) {
      api.learn();
      learned = true;
    }
  }
}
