package org.mxshift.powerdns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mxshift.adapter.Held;
import org.mxshift.adapter.JsonApi;
import org.mxshift.adapter.LiveSets;
import org.mxshift.adapter.SetApi;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;

/** One zone as the server says it, with the comments of its sets. */
final class PowerDnsZone implements SetApi {
  private static final Set<String> OWN = Set.of("native", "master", "primary", "producer");

  private final Name zone;
  private final JsonApi api;
  private final String at;

  PowerDnsZone(Settings settings, Name zone) {
    this.zone = zone;
    this.api = new JsonApi("PowerDNS", settings.endpoint(), settings.timeout(), settings);
    String id = zone.absolute().replace("/", "=2F");
    this.at = "api/v1/servers/" + settings.serverId() + "/zones/" + id;
  }

  @Override
  public Name zone() {
    return zone;
  }

  /** Every TTL is taken; nothing is compared by the server. */
  @Override
  public Limits limits() {
    return new Limits(Ttl.ZERO, Guarantee.TRANSACTIONAL);
  }

  /** The server gives the sets of this owner; an old one gives all of the zone. */
  @Override
  public List<JsonNode> sets(Name owner) throws ProviderException {
    String what = "Asked for the sets of " + owner;
    String name = URLEncoder.encode(owner.absolute(), UTF_8);
    JsonNode answer = api.look(what, at + "?rrset_name=" + name);
    String kind = answer.path("kind").asText("Native");
    if (!OWN.contains(kind.toLowerCase(Locale.ROOT))) {
      throw ProviderException.refused(
          "the zone "
              + zone
              + " is '"
              + kind
              + "' there: it is copied from its primary, so change it there");
    }
    return api.elements(what, answer.path("rrsets")).stream()
        .filter(set -> set.path("name").asText().equalsIgnoreCase(owner.absolute()))
        .toList();
  }

  @Override
  public Held held(SetKey key, JsonNode set) throws ProviderException {
    for (JsonNode record : set.path("records")) {
      if (record.path("disabled").asBoolean()) {
        throw ProviderException.refused(
            key + " has a disabled record, which a change of the set would lose; remove it first");
      }
    }
    JsonNode comments = set.path("comments");
    return Held.of(
        key,
        set.path("ttl"),
        set.path("records"),
        record -> record.path("content"),
        comments.isEmpty() ? "" : comments.toString());
  }

  /** One transaction, and what stands there right after it. */
  Held change(Held live, Desired desired) throws ProviderException {
    SetKey key = desired.set().key();
    api.change("To change " + key, "PATCH", at, patch(desired));
    try {
      return new LiveSets(this).look(key);
    } catch (ProviderException e) {
      throw new ProviderException(
          Failure.UNSURE, "the change was taken, but not seen: " + e.getMessage(), e);
    }
  }

  /** Comments that are not named stay. */
  private static JsonNode patch(Desired desired) throws ProviderException {
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
