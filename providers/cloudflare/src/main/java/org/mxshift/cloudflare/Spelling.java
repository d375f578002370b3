package org.mxshift.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Txt;
import org.mxshift.spi.ProviderException;

/**
 * Our values as fields of Cloudflare's records, and back: the one place that knows where a priority
 * stands, that hosts have no final dot, and how text is quoted.
 */
final class Spelling {
  private static final Set<RecordType> TYPES =
      Set.of(RecordType.MX, RecordType.TXT, RecordType.A, RecordType.AAAA, RecordType.CNAME);

  private Spelling() {}

  static void checkType(SetKey key) throws ProviderException {
    if (!TYPES.contains(key.type())) {
      throw ProviderException.refused(
          key + ": sets of type " + key.type() + " are not changed at Cloudflare by this program");
    }
  }

  /** The fields that say the value. */
  static ObjectNode write(Rdata value) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    if (value instanceof Mx mx) {
      return fields.put("content", mx.exchange().toString()).put("priority", mx.preference());
    }
    return fields.put(
        "content",
        value instanceof Txt ? value.text() : value.text().replaceFirst("(?<=.)\\.$", ""));
  }

  /** The record object of that set. */
  static Held read(SetKey key, JsonNode record) throws ProviderException {
    List<String> tags = new ArrayList<>();
    record.path("tags").forEach(tag -> tags.add(tag.asText()));
    JsonNode comment = record.path("comment");
    if (!record.path("ttl").isInt() || record.path("ttl").asInt() < 0) {
      throw ProviderException.refused(
          key + " has '" + record.path("ttl") + "' for its TTL, which is none");
    }
    return new Held(
        record.path("id").asText(),
        value(key, record),
        record.path("ttl").asInt(),
        new Note(comment.isTextual() ? comment.asText() : "", tags),
        record.path("modified_on").asText());
  }

  /** The owner, or the root when it is none of ours to understand. */
  static Name owner(JsonNode record) {
    try {
      return Name.of(record.path("name").asText());
    } catch (IllegalArgumentException e) {
      return Name.ROOT;
    }
  }

  static boolean isOf(RecordType type, JsonNode record) {
    return record.path("type").asText().equals(type.mnemonic());
  }

  private static Rdata value(SetKey key, JsonNode record) throws ProviderException {
    JsonNode data = record.path("data");
    String content = record.path("content").asText(data.path("target").asText());
    try {
      return switch (key.type().mnemonic()) {
        case "MX" -> new Mx(priority(record, data), Name.of(content));
        case "TXT" -> text(content);
        case "CNAME" -> Rdata.parse(key.type(), Name.of(content).absolute());
        default -> Rdata.parse(key.type(), content);
      };
    } catch (IllegalArgumentException e) {
      throw ProviderException.refused(
          key + " holds '" + content + "', which is not ours to touch: " + e.getMessage());
    }
  }

  /** Beside the content today, within {@code data} tomorrow. */
  private static int priority(JsonNode record, JsonNode data) {
    return record.path("priority").asInt(data.path("priority").asInt(-1));
  }

  /** Old records may be without quotes; characters beyond ASCII are octets of UTF-8. */
  private static Txt text(String content) {
    byte[] octets = content.getBytes(StandardCharsets.UTF_8);
    return content.startsWith("\"")
        ? Txt.parse(new String(octets, StandardCharsets.ISO_8859_1))
        : Txt.of(content);
  }
}
