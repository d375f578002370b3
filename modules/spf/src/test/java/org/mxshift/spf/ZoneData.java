package org.mxshift.spf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The zone data of the openspf.org suites as a resolver. A record of type SPF stands for a TXT
 * record too, unless the name has TXT records or the entry {@code TXT: NONE}; {@code TIMEOUT} is
 * the answer wherever the entries above it are none; aliases are followed.
 */
final class ZoneData implements LookUp {

  private static final int LONGEST_CHAIN = 8;

  private final Map<String, JsonNode> names = new HashMap<>();

  ZoneData(JsonNode zone) {
    zone.properties()
        .forEach(name -> names.put(name.getKey().toLowerCase(Locale.ROOT), name.getValue()));
  }

  @Override
  public Answer look(String name, RecordKind kind) {
    return look(name, kind, LONGEST_CHAIN);
  }

  private Answer look(String name, RecordKind kind, int aliases) {
    JsonNode entries = names.get(QueryName.folded(name));
    if (entries == null) {
      return new Answer.NoSuchName();
    }
    List<JsonNode> values = values(entries, kind.name());
    if (kind == RecordKind.TXT && values.isEmpty()) {
      values = values(entries, "SPF");
    }
    values.removeIf(value -> value.asText().equals("NONE"));
    if (!values.isEmpty()) {
      return answer(kind, values);
    }
    for (JsonNode entry : entries) {
      if (entry.asText().equals("TIMEOUT")) {
        return new Answer.Failed("time-out");
      }
      if (entry.has("CNAME")) {
        return aliases == 0
            ? new Answer.Failed("aliases lead in circles")
            : look(entry.path("CNAME").asText(), kind, aliases - 1);
      }
    }
    return new Answer.Empty();
  }

  private static List<JsonNode> values(JsonNode entries, String kind) {
    List<JsonNode> values = new ArrayList<>();
    entries.forEach(entry -> values.addAll(entry.findValues(kind)));
    return values;
  }

  private static Answer answer(RecordKind kind, List<JsonNode> values) {
    return switch (kind) {
      case MX -> Answer.of(values.stream().map(value -> value.get(1).asText()).toList());
      case TXT -> Answer.texts(values.stream().map(ZoneData::strings).toList());
      default -> Answer.of(values.stream().map(JsonNode::asText).toList());
    };
  }

  private static List<String> strings(JsonNode value) {
    if (!value.isArray()) {
      return List.of(value.asText());
    }
    List<String> strings = new ArrayList<>();
    value.forEach(string -> strings.add(string.asText()));
    return strings;
  }
}
