package org.mxshift.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Envelopes, zones and records as Cloudflare writes them. */
final class CloudflareJson {
  private final JsonMapper json = JsonMapper.builder().build();

  JsonNode parse(String body) throws CloudflareError {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new CloudflareError(400, 9207, "Request body is invalid.");
    }
  }

  ObjectNode envelope(JsonNode result) {
    ObjectNode envelope = json.createObjectNode().put("success", true);
    envelope.putArray("errors");
    envelope.putArray("messages");
    envelope.set("result", result);
    return envelope;
  }

  String error(int code, String message) {
    ObjectNode envelope = json.createObjectNode().put("success", false);
    envelope.putArray("errors").addObject().put("code", code).put("message", message);
    envelope.putArray("messages");
    envelope.putNull("result");
    return envelope.toString();
  }

  /** One page of a list, with the counts that clients page by. */
  ObjectNode page(List<ObjectNode> all, int page, int perPage) {
    int from = Math.min(all.size(), (page - 1) * perPage);
    List<ObjectNode> shown = all.subList(from, Math.min(all.size(), from + perPage));
    ArrayNode result = json.createArrayNode().addAll(shown);
    ObjectNode envelope = envelope(result);
    envelope
        .putObject("result_info")
        .put("page", page)
        .put("per_page", perPage)
        .put("count", shown.size())
        .put("total_count", all.size())
        .put("total_pages", (all.size() + perPage - 1) / perPage);
    return envelope;
  }

  /** What a batch answers: each record in the list that it came by. */
  ObjectNode outcome(CloudflareZone.Outcome outcome, boolean inData) {
    ObjectNode result = json.createObjectNode();
    Map.of(
            "deletes", outcome.deletes(),
            "patches", outcome.patches(),
            "posts", outcome.posts())
        .forEach(
            (list, records) ->
                records.forEach(record -> result.withArray(list).add(record(record, inData))));
    return result;
  }

  ObjectNode zone(CloudflareZone.Face face) {
    ObjectNode zone = json.createObjectNode();
    zone.put("id", face.id()).put("name", face.name());
    zone.put("status", face.status()).put("type", face.type()).put("paused", false);
    zone.putObject("plan").put("legacy_id", face.plan());
    zone.putArray("name_servers").add("ann.ns.cloudflare.test").add("bob.ns.cloudflare.test");
    return zone;
  }

  /**
   * A record.
   *
   * @param inData whether the priority stands in {@code data} alone, where it moves to
   */
  ObjectNode record(CloudflareRecord record, boolean inData) {
    ObjectNode object = json.createObjectNode();
    object.put("id", record.id()).put("name", record.name()).put("type", record.type());
    object.put("content", record.content()).put("ttl", record.ttl());
    record
        .priority()
        .ifPresent(
            priority -> {
              if (inData) {
                ObjectNode data = object.putObject("data");
                data.put("priority", priority).put("target", record.content());
              } else {
                object.put("priority", priority);
              }
            });
    object.put("proxiable", false).put("proxied", record.proxied());
    object.putObject("settings");
    object.putObject("meta");
    if (record.readOnly()) {
      Map<String, Boolean> meta = Map.of("email_routing", true, "read_only", true);
      object.set("meta", json.valueToTree(meta));
    }
    object.put("comment", record.comment().isEmpty() ? null : record.comment());
    record.tags().forEach(object.putArray("tags")::add);
    object.put("created_on", record.modified().toString());
    return object.put("modified_on", record.modified().toString());
  }
}
