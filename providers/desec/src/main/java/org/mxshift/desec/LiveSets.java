package org.mxshift.desec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/** The record sets of one domain as deSEC holds them. */
final class LiveSets {
  private final Calls calls;
  private final Name zone;

  LiveSets(Calls calls, Name zone) {
    this.calls = calls;
    this.zone = zone;
  }

  /** The smallest TTL that the domain takes. */
  Ttl floor() throws ProviderException {
    JsonNode least = calls.look("Asked for the domain " + zone, "").path("minimum_ttl");
    if (!least.isInt() || least.asInt() < 0) {
      throw new ProviderException(
          Failure.BUSY, "Asked for the domain " + zone + ", deSEC told no smallest TTL");
    }
    return new Ttl(least.asInt());
  }

  /** One set as it stands now. */
  RecordSet look(SetKey key) throws ProviderException {
    checkOwner(key);
    return one(key, at(key));
  }

  /** Several sets, one call for each owner; beside an alias that was asked for there is nothing. */
  Map<SetKey, RecordSet> lookAll(Collection<SetKey> keys) throws ProviderException {
    Map<SetKey, RecordSet> found = new HashMap<>();
    Map<Name, JsonNode> owners = new HashMap<>();
    for (SetKey key : keys) {
      checkOwner(key);
      if (!owners.containsKey(key.owner())) {
        owners.put(key.owner(), at(key));
      }
      JsonNode sets = owners.get(key.owner());
      SetKey alias = new SetKey(key.owner(), RecordType.CNAME);
      if (key.equals(alias) || !keys.contains(alias) || one(alias, sets).isAbsent()) {
        found.put(key, one(key, sets));
      }
    }
    return found;
  }

  private JsonNode at(SetKey key) throws ProviderException {
    String what = "Asked for the sets of " + key.owner();
    JsonNode sets = calls.look(what, "rrsets/?subname=" + subname(key));
    if (!sets.isArray()) {
      throw new ProviderException(Failure.BUSY, what + ", deSEC gave no list of sets");
    }
    return sets;
  }

  private static RecordSet one(SetKey key, JsonNode sets) throws ProviderException {
    RecordSet found = RecordSet.absent(key);
    for (JsonNode set : sets) {
      String type = set.path("type").asText();
      if (type.equals("CNAME") && !key.type().equals(RecordType.CNAME)) {
        throw ProviderException.alias(key.owner());
      }
      found = type.equals(key.type().mnemonic()) ? read(key, set) : found;
    }
    return found;
  }

  /**
   * Creates, replaces or removes the set, whichever leads from the one to the other. A set that
   * came in between is not overwritten by creating, nor is one that went brought back by replacing.
   *
   * @return the set as deSEC says it now is
   */
  RecordSet change(RecordSet live, RecordSet next) throws ProviderException {
    SetKey key = next.key();
    String what = "To make it '" + next + "'";
    String subname = subname(key);
    String at = "rrsets/" + (subname.isEmpty() ? "@" : subname) + "/" + key.type() + "/";
    if (next.isAbsent()) {
      calls.change(what, "DELETE", at, "");
      return next;
    }
    JsonNode now =
        live.isAbsent()
            ? calls.change(what, "POST", "rrsets/", body(next, subname))
            : calls.change(what, "PUT", at, body(next, subname));
    if (!now.path("records").isArray()) {
      throw new ProviderException(Failure.UNSURE, what + ", deSEC answered with no set");
    }
    return read(key, now);
  }

  private void checkOwner(SetKey key) throws ProviderException {
    if (!key.owner().within(zone)) {
      throw ProviderException.outside(key.owner(), zone);
    }
  }

  private String subname(SetKey key) {
    String owner = key.owner().text();
    return key.owner().equals(zone)
        ? ""
        : owner.substring(0, owner.length() - zone.text().length() - 1);
  }

  private static String body(RecordSet set, String subname) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("subname", subname).put("type", set.type().mnemonic());
    body.put("ttl", set.ttl().seconds());
    set.values().forEach(value -> body.withArray("/records").add(value.text()));
    return body.toString();
  }

  private static RecordSet read(SetKey key, JsonNode set) throws ProviderException {
    if (!set.path("records").isArray()) {
      throw ProviderException.refused(key + " is told without its records");
    }
    List<Rdata> values = new ArrayList<>();
    for (JsonNode record : set.path("records")) {
      try {
        values.add(Rdata.parse(key.type(), record.asText()));
      } catch (IllegalArgumentException e) {
        throw ProviderException.refused(
            key
                + " holds '"
                + record.asText()
                + "', which is not ours to touch: "
                + e.getMessage());
      }
    }
    JsonNode ttl = set.path("ttl");
    if (!ttl.isInt() || ttl.asInt() < 0) {
      throw ProviderException.refused(key + " has '" + ttl + "' for its TTL, which is none");
    }
    return new RecordSet(key.owner(), key.type(), new Ttl(ttl.asInt()), values);
  }
}
