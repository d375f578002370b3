package org.mxshift.googledns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Native;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;

/**
 * A record set as Google has it or is sent it.
 *
 * @param set what it means
 * @param rrdatas how its values are spelt, in Google's order
 */
record Held(RecordSet set, List<String> rrdatas) {
  private static final int MOST_KEPT = 60_000;

  /** Copies the list. */
  Held {
    rrdatas = List.copyOf(rrdatas);
  }

  static Held absent(SetKey key) {
    return new Held(RecordSet.absent(key), List.of());
  }

  /**
   * A set of the API's.
   *
   * @throws ProviderException when it answers otherwise than by its values
   */
  static Held of(SetKey key, JsonNode found) throws ProviderException {
    if (found.has("routingPolicy")) {
      throw ProviderException.refused(
          key
              + " is answered by a routing policy (weighted, by place or with failover), not by one"
              + " set of values; make it a plain set first");
    }
    try {
      List<String> rrdatas = new ArrayList<>();
      found.path("rrdatas").forEach(value -> rrdatas.add(value.asText()));
      List<Rdata> values = rrdatas.stream().map(text -> Rdata.parse(key.type(), text)).toList();
      if (!found.path("ttl").isInt()) {
        throw new IllegalArgumentException("'" + found.path("ttl") + "' is no TTL");
      }
      Ttl ttl = new Ttl(found.path("ttl").asInt());
      return new Held(new RecordSet(key.owner(), key.type(), ttl, values), rrdatas);
    } catch (IllegalArgumentException e) {
      throw ProviderException.refused(key + " has a value that is none: " + e.getMessage());
    }
  }

  /** The set that is to be; a value that stands there already keeps its spelling. */
  static Held next(RecordSet set, Held live) {
    List<String> rrdatas = new ArrayList<>();
    for (Rdata value : set.values()) {
      String standing = value.text();
      for (String text : live.rrdatas) {
        standing = Rdata.parse(set.type(), text).equals(value) ? text : standing;
      }
      rrdatas.add(standing);
    }
    return new Held(set, rrdatas);
  }

  /** With the zone and the spelling, so that the next change need not look first. */
  Snapshot snapshot(String zone) {
    ObjectNode identity = JsonNodeFactory.instance.objectNode().put("zone", zone);
    identity.set("set", json());
    String text = identity.toString();
    return new Snapshot(set, new Native("", text.length() > MOST_KEPT ? "" : text));
  }

  /** What a reader once saw; empty when the snapshot came from elsewhere. */
  static Optional<Held> in(Snapshot snapshot) throws ProviderException {
    JsonNode seen = identity(snapshot).path("set");
    if (seen.isMissingNode()) {
      return Optional.empty();
    }
    Held held = Held.of(snapshot.set().key(), seen);
    return held.set.equals(snapshot.set()) ? Optional.of(held) : Optional.empty();
  }

  /** The zone in which a reader once saw it; empty when the snapshot came from elsewhere. */
  static String zone(Snapshot snapshot) {
    return identity(snapshot).path("zone").asText();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", set.owner().absolute()).put("type", set.type().mnemonic());
    json.put("ttl", set.ttl().seconds());
    rrdatas.forEach(json.withArray("/rrdatas")::add);
    return json;
  }

  private static JsonNode identity(Snapshot snapshot) {
    try {
      return JsonMapper.builder().build().readTree(snapshot.extra().identity());
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
