package org.mxshift.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The record sets of one domain, and what the API takes into it. */
final class DesecDomain {
  private static final int MAXIMUM_TTL = 86_400;
  private static final Pattern SUBNAME =
      Pattern.compile("|\\*|(\\*\\.)?([a-z0-9_-]{1,63}\\.)*[a-z0-9_-]{1,63}");

  private final JsonMapper json;
  private final String name;
  private final int minimumTtl;
  private final Map<String, ObjectNode> sets = new TreeMap<>();
  private long version;

  DesecDomain(JsonMapper json, String name, int minimumTtl) {
    this.json = json;
    this.name = name;
    this.minimumTtl = minimumTtl;
  }

  String name() {
    return name;
  }

  long version() {
    return version;
  }

  ObjectNode face() {
    return json.createObjectNode().put("name", name).put("minimum_ttl", minimumTtl);
  }

  Collection<ObjectNode> sets() {
    return sets.values();
  }

  Optional<ObjectNode> get(String subname, String type) {
    return Optional.ofNullable(sets.get(subname + " " + type));
  }

  /** Without a question asked; without records the set goes. */
  ObjectNode put(String subname, String type, int ttl, Collection<String> records) {
    ObjectNode set = json.createObjectNode().put("domain", name).put("subname", subname);
    set.put("name", (subname.isEmpty() ? "" : subname + ".") + name + ".");
    set.put("type", type).put("ttl", ttl);
    new TreeSet<>(records).forEach(set.withArray("/records")::add);
    ObjectNode before = sets.remove(subname + " " + type);
    if (!records.isEmpty()) {
      sets.put(subname + " " + type, set);
    }
    version += before == null && records.isEmpty() ? 0 : 1;
    return set;
  }

  ObjectNode create(JsonNode asked) throws ApiRefusal {
    String subname = asked.path("subname").asText("");
    String type = asked.path("type").asText();
    if (asked.path("records").isEmpty()) {
      throw refusal("records", "This field must not be empty when using POST.");
    }
    if (get(subname, type).isPresent()) {
      throw refusal(
          "non_field_errors",
          "Another RRset with the same subdomain and type exists for this domain. (Try modifying"
              + " it.)");
    }
    return put(subname, type, ttl(asked), checked(subname, type, asked));
  }

  /** Empty when it was to become empty, and is gone. */
  Optional<ObjectNode> replace(String subname, String type, JsonNode asked) throws ApiRefusal {
    if (get(subname, type).isEmpty()) {
      throw new ApiRefusal(404, "{\"detail\":\"No RRset matches the given query.\"}");
    }
    for (String field : List.of("subname", "type", "ttl", "records")) {
      if (!asked.has(field)) {
        throw refusal(field, "This field is required.");
      }
    }
    if (!asked.path("subname").asText().equals(subname)
        || !asked.path("type").asText().equals(type)) {
      throw refusal("type", "Can only be written on create.");
    }
    ObjectNode set = put(subname, type, ttl(asked), checked(subname, type, asked));
    return set.path("records").isEmpty() ? Optional.empty() : Optional.of(set);
  }

  private int ttl(JsonNode asked) throws ApiRefusal {
    JsonNode ttl = asked.path("ttl");
    if (!ttl.isInt()) {
      throw refusal("ttl", "A valid integer is required.");
    }
    if (ttl.asInt() < minimumTtl) {
      throw refusal("ttl", "Ensure this value is greater than or equal to " + minimumTtl + ".");
    }
    if (ttl.asInt() > MAXIMUM_TTL) {
      throw refusal("ttl", "Ensure this value is less than or equal to " + MAXIMUM_TTL + ".");
    }
    return ttl.asInt();
  }

  private List<String> checked(String subname, String type, JsonNode asked) throws ApiRefusal {
    if (!SUBNAME.matcher(subname).matches()) {
      throw refusal("subname", "Subname can only use (lowercase) a-z, 0-9, ., -, and _.");
    }
    boolean beside =
        sets.values().stream()
            .filter(set -> set.path("subname").asText().equals(subname))
            .anyMatch(set -> set.path("type").asText().equals("CNAME") != type.equals("CNAME"));
    if (beside) {
      throw refusal(
          "non_field_errors",
          "RRset with conflicting type present at same subname: database (CNAME). (No other RRsets"
              + " are allowed alongside CNAME.)");
    }
    List<String> records = new ArrayList<>();
    for (JsonNode record : asked.path("records")) {
      String text =
          RecordText.canonical(type, record.asText())
              .orElseThrow(() -> malformed(type, record.asText()));
      if (records.contains(text)) {
        throw refusal("non_field_errors", "Duplicate: records must be semantically unique");
      }
      records.add(text);
    }
    return records;
  }

  private ApiRefusal malformed(String type, String text) {
    return refusal(
        "non_field_errors",
        type.equals("TXT") && !text.startsWith("\"")
            ? "Data for TXT records must be given using quotation marks."
            : "Record content for type " + type + " malformed");
  }

  private ApiRefusal refusal(String field, String words) {
    ObjectNode body = json.createObjectNode();
    body.putArray(field).add(words);
    return new ApiRefusal(400, body.toString());
  }
}
