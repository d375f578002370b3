package org.mxshift.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.ProviderException;

/** The record sets of a zone as they stand now, accepted but perhaps not yet served. */
public final class LiveSets {
  private final SetApi api;

  /** The sets behind this API. */
  public LiveSets(SetApi api) {
    this.api = api;
  }

  /** Refuses an owner that is not in the zone. */
  public void checkOwner(SetKey key) throws ProviderException {
    if (!key.owner().within(api.zone())) {
      throw ProviderException.outside(key.owner(), api.zone());
    }
  }

  /** One set, absent or not. */
  public Held look(SetKey key) throws ProviderException {
    checkOwner(key);
    return one(key, api.sets(key.owner()));
  }

  /** Several sets, one question for each owner; beside an alias asked for there is nothing. */
  Map<SetKey, Held> lookAll(Collection<SetKey> keys) throws ProviderException {
    Map<SetKey, Held> found = new HashMap<>();
    Map<Name, List<JsonNode>> owners = new HashMap<>();
    for (SetKey key : keys) {
      checkOwner(key);
      if (!owners.containsKey(key.owner())) {
        owners.put(key.owner(), api.sets(key.owner()));
      }
      List<JsonNode> sets = owners.get(key.owner());
      SetKey alias = new SetKey(key.owner(), RecordType.CNAME);
      if (key.equals(alias) || !keys.contains(alias) || of(RecordType.CNAME, sets).isEmpty()) {
        found.put(key, one(key, sets));
      }
    }
    return found;
  }

  private Held one(SetKey key, List<JsonNode> sets) throws ProviderException {
    if (!key.type().equals(RecordType.CNAME) && of(RecordType.CNAME, sets).isPresent()) {
      throw ProviderException.alias(key.owner());
    }
    Optional<JsonNode> found = of(key.type(), sets);
    return found.isPresent() ? api.held(key, found.get()) : Held.absent(key);
  }

  private static Optional<JsonNode> of(RecordType type, List<JsonNode> sets) {
    return sets.stream()
        .filter(set -> set.path("type").asText().equals(type.mnemonic()))
        .findFirst();
  }
}
