package org.mxshift.desec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
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
    return new Ttl(calls.look("Asked for the domain " + zone, "").path("minimum_ttl").asInt());
  }

  /** One set as it stands now. */
  RecordSet look(SetKey key) throws ProviderException {
    checkOwner(key);
    String what = "Asked for the sets of " + key.owner();
    RecordSet found = RecordSet.absent(key);
    for (JsonNode set : calls.look(what, "rrsets/?subname=" + subname(key))) {
      String type = set.path("type").asText();
      if (type.equals("CNAME") && !key.type().equals(RecordType.CNAME)) {
        throw ProviderException.refused(
            key.owner()
                + " is an alias (CNAME); nothing may stand beside it (RFC 2181 section 10.1), so"
                + " change its target");
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
    return read(key, now);
  }

  private void checkOwner(SetKey key) throws ProviderException {
    if (!key.owner().within(zone)) {
      throw ProviderException.refused(key.owner() + " does not lie in the zone " + zone);
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
    return new RecordSet(key.owner(), key.type(), new Ttl(set.path("ttl").asInt()), values);
  }
}
