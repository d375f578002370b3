package org.mxshift.googledns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.ProviderException;

/** The record sets of the zone as they stand now, accepted but perhaps not yet served. */
final class LiveSets {
  private final Calls calls;
  private final ZoneLookup zone;

  LiveSets(Calls calls, ZoneLookup zone) {
    this.calls = calls;
    this.zone = zone;
  }

  ZoneLookup zone() {
    return zone;
  }

  /** Refuses an owner that is not in the zone. */
  void checkOwner(SetKey key) throws ProviderException {
    if (!key.owner().within(zone.domain())) {
      throw ProviderException.outside(key.owner(), zone.domain());
    }
  }

  /** One set. */
  Held look(SetKey key) throws ProviderException {
    checkOwner(key);
    return one(key, at(key));
  }

  /** Several sets, one call for each owner; beside an alias that was asked for there is nothing. */
  Map<SetKey, Held> lookAll(Collection<SetKey> keys) throws ProviderException {
    Map<SetKey, Held> found = new HashMap<>();
    Map<Name, List<JsonNode>> owners = new HashMap<>();
    for (SetKey key : keys) {
      checkOwner(key);
      if (!owners.containsKey(key.owner())) {
        owners.put(key.owner(), at(key));
      }
      List<JsonNode> sets = owners.get(key.owner());
      SetKey alias = new SetKey(key.owner(), RecordType.CNAME);
      if (key.equals(alias) || !keys.contains(alias) || one(alias, sets).set().isAbsent()) {
        found.put(key, one(key, sets));
      }
    }
    return found;
  }

  private List<JsonNode> at(SetKey key) throws ProviderException {
    String at = "/" + zone.name() + "/rrsets?name=" + key.owner().absolute();
    return calls.all("Asked for the sets of " + key.owner(), at, "rrsets");
  }

  private static Held one(SetKey key, List<JsonNode> sets) throws ProviderException {
    Held held = Held.absent(key);
    for (JsonNode set : sets) {
      String type = set.path("type").asText();
      if (type.equals("CNAME") && !key.type().equals(RecordType.CNAME)) {
        throw ProviderException.alias(key.owner());
      }
      if (type.equals(key.type().mnemonic())) {
        if (set.path("rrdatas").isEmpty()) {
          throw ProviderException.refused(key + " is told without its values");
        }
        held = Held.of(key, set);
      }
    }
    return held;
  }

  /**
   * One change: what stands there goes, to the character, and what is to be comes; both or neither.
   *
   * @return its id, as {@code ZONE/changes/ID}
   */
  String change(Held live, Held next) throws ProviderException {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    if (!live.set().isAbsent()) {
      change.putArray("deletions").add(live.json());
    }
    if (!next.set().isAbsent()) {
      change.putArray("additions").add(next.json());
    }
    String at = zone.name() + "/changes";
    JsonNode answer = calls.change("To make it '" + next.set() + "'", "/" + at, change);
    return at + "/" + answer.path("id").asText();
  }

  /** Whether all servers have the change of this id. */
  boolean isDone(String id) throws ProviderException {
    String status =
        calls.look("Asked whether " + id + " is done", "/" + id).path("status").asText();
    return status.equals("done");
  }
}
