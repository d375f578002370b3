package org.mxshift.powerdns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.Desired;
import org.mxshift.spi.ProviderException;

/** The request that replaces one set. */
final class Patch {
  private Patch() {}

  /** Comments that are not named stay. */
  static JsonNode of(Desired desired) throws ProviderException {
    RecordSet set = desired.set();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode change = body.putArray("rrsets").addObject();
    change.put("name", set.owner().absolute()).put("type", set.type().mnemonic());
    change.put("changetype", set.isAbsent() ? "DELETE" : "REPLACE");
    if (!set.isAbsent()) {
      change.put("ttl", set.ttl().seconds());
      for (Rdata value : set.values()) {
        ObjectNode record = change.withArray("/records").addObject();
        record.put("content", value.text()).put("disabled", false);
      }
      if (!desired.restore().isEmpty()) {
        change.set("comments", comments(desired.restore()));
      }
    }
    return body;
  }

  private static JsonNode comments(String text) throws ProviderException {
    try {
      return JsonMapper.builder().build().readTree(text);
    } catch (JsonProcessingException e) {
      throw ProviderException.refused(
          "what is to be restored was not written by the provider powerdns; nothing was changed");
    }
  }
}
