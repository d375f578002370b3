package org.mxshift.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One managed zone: its sets, its changes, and what a change may be. */
final class GoogleDnsZone {
  private final JsonMapper json;
  private final ObjectNode face;
  private final String domain;
  private final List<Instant> doneAt = new ArrayList<>();
  private Map<String, ObjectNode> sets = new TreeMap<>();
  private long version;

  GoogleDnsZone(JsonMapper json, String name, String domain, String visibility) {
    this.json = json;
    this.domain = domain;
    this.face = json.createObjectNode().put("kind", "dns#managedZone").put("name", name);
    face.put("dnsName", domain).put("visibility", visibility);
  }

  ObjectNode face() {
    return face.deepCopy();
  }

  long version() {
    return version;
  }

  Optional<ObjectNode> set(String name, String type) {
    return Optional.ofNullable(sets.get(name + " " + type));
  }

  /** Those of a name, and of a type, if these are asked for. */
  List<ObjectNode> sets(Map<String, String> asked) throws ApiRefusal {
    if (asked.containsKey("type") && !asked.containsKey("name")) {
      throw refusal(400, "required", "The 'parameters.name' parameter is required.");
    }
    return sets.values().stream()
        .filter(set -> set.path("name").asText().equals(asked.getOrDefault("name", name(set))))
        .filter(set -> set.path("type").asText().equals(asked.getOrDefault("type", type(set))))
        .toList();
  }

  /** Without a question asked; without values the set goes. */
  void put(String name, String type, int ttl, Collection<String> rrdatas) {
    ObjectNode before = sets.remove(name + " " + type);
    if (!rrdatas.isEmpty()) {
      ObjectNode set = json.createObjectNode().put("kind", "dns#resourceRecordSet");
      set.put("name", name).put("type", type).put("ttl", ttl);
      rrdatas.forEach(set.withArray("/rrdatas")::add);
      sets.put(name + " " + type, set);
    }
    version += before == null && rrdatas.isEmpty() ? 0 : 1;
  }

  /** All of it, or nothing and the first objection. */
  ObjectNode carryOut(String body, Instant done) throws ApiRefusal {
    JsonNode change = parsed(body);
    if (change.path("additions").isEmpty() && change.path("deletions").isEmpty()) {
      throw refusal(400, "required", "The 'entity.change' parameter is required but was missing.");
    }
    Map<String, ObjectNode> after = new TreeMap<>(sets);
    for (int i = 0; i < change.path("deletions").size(); i++) {
      delete(after, change.path("deletions").path(i), "entity.change.deletions[" + i + "]");
    }
    for (int i = 0; i < change.path("additions").size(); i++) {
      add(after, change.path("additions").path(i), "entity.change.additions[" + i + "]");
    }
    sets = after;
    version++;
    doneAt.add(done);
    return json.createObjectNode().put("id", "" + doneAt.size()).put("status", "pending");
  }

  ObjectNode change(String id, Instant now) throws ApiRefusal {
    int number = id.matches("\\d{1,9}") ? Integer.parseInt(id) : 0;
    if (number < 1 || number > doneAt.size()) {
      throw refusal(404, "notFound", "The 'parameters.changeId' resource does not exist.");
    }
    boolean done = !now.isBefore(doneAt.get(number - 1));
    return json.createObjectNode().put("id", id).put("status", done ? "done" : "pending");
  }

  private static void delete(Map<String, ObjectNode> sets, JsonNode named, String where)
      throws ApiRefusal {
    ObjectNode live = sets.get(key(named));
    if (live == null) {
      throw refusal(
          404,
          "notFound",
          "The '" + where + "' resource named '" + shown(named) + "' does not exist.");
    }
    boolean same =
        live.path("ttl").equals(named.path("ttl"))
            && live.path("rrdatas").equals(named.path("rrdatas"))
            && !live.has("routingPolicy");
    if (!same) {
      throw refusal(412, "conditionNotMet", "Precondition not met for '" + where + "'");
    }
    sets.remove(key(named));
  }

  private void add(Map<String, ObjectNode> sets, JsonNode named, String where) throws ApiRefusal {
    checkShape(named, where);
    if (sets.containsKey(key(named))) {
      throw refusal(
          409,
          "alreadyExists",
          "The resource '" + where + "' named '" + shown(named) + "' already exists");
    }
    boolean alias = type(named).equals("CNAME");
    boolean beside =
        sets.values().stream()
            .filter(set -> name(set).equals(name(named)))
            .anyMatch(set -> type(set).equals("CNAME") != alias);
    if (beside) {
      throw refusal(
          400,
          "cnameResourceRecordSetConflict",
          "The resource record set '" + where + "' is invalid because of a CNAME of that name.");
    }
    sets.put(key(named), named.deepCopy());
  }

  private void checkShape(JsonNode named, String where) throws ApiRefusal {
    String name = name(named);
    if (!name.equals(domain) && !name.endsWith("." + domain)) {
      throw refusal(400, "invalid", "Invalid value for '" + where + ".name': '" + name + "'");
    }
    JsonNode ttl = named.path("ttl");
    if (!ttl.isInt() || ttl.asInt() < 0) {
      throw refusal(400, "invalid", "Invalid value for '" + where + ".ttl': '" + ttl + "'");
    }
    HashSet<String> texts = new HashSet<>();
    for (JsonNode value : named.path("rrdatas")) {
      Optional<String> text = RecordText.canonical(type(named), value.asText());
      if (text.isEmpty() || !texts.add(text.get())) {
        throw refusal(
            400, "invalid", "Invalid value for '" + where + ".rrdata': '" + value.asText() + "'");
      }
    }
    if (texts.isEmpty()) {
      throw refusal(400, "required", "The '" + where + ".rrdata' parameter is required.");
    }
  }

  private JsonNode parsed(String body) throws ApiRefusal {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw refusal(400, "parseError", "Parse Error");
    }
  }

  private static String key(JsonNode set) {
    return name(set) + " " + type(set);
  }

  private static String shown(JsonNode set) {
    return name(set) + " (" + type(set) + ")";
  }

  private static String name(JsonNode set) {
    return set.path("name").asText();
  }

  private static String type(JsonNode set) {
    return set.path("type").asText();
  }

  static ApiRefusal refusal(int status, String reason, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putObject("error").put("code", status).put("message", message);
    error
        .putArray("errors")
        .addObject()
        .put("domain", "global")
        .put("reason", reason)
        .put("message", message);
    return new ApiRefusal(status, body.toString());
  }
}
