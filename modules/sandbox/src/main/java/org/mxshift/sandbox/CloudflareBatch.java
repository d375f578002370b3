package org.mxshift.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client sends to the batch endpoint. {@code puts} are not taken: they reset what they do
 * not name, and no careful client sends them.
 */
record CloudflareBatch(List<String> deletes, List<Edit> patches, List<Edit> posts) {

  static CloudflareBatch of(JsonNode body) throws CloudflareError {
    if (!body.path("puts").isEmpty()) {
      throw CloudflareError.invalid("This double takes no puts.");
    }
    List<String> deletes = new ArrayList<>();
    body.path("deletes").forEach(node -> deletes.add(node.path("id").asText()));
    List<Edit> patches = new ArrayList<>();
    body.path("patches").forEach(node -> patches.add(new Edit(node)));
    List<Edit> posts = new ArrayList<>();
    body.path("posts").forEach(node -> posts.add(new Edit(node)));
    return new CloudflareBatch(deletes, patches, posts);
  }

  int size() {
    return deletes.size() + patches.size() + posts.size();
  }

  /** The fields of one record that a client names. */
  record Edit(JsonNode fields) {

    Optional<String> id() {
      return text("id");
    }

    /** Fields that are not named stay. */
    CloudflareRecord over(CloudflareRecord old) {
      return new CloudflareRecord(
          old.id(),
          text("name").orElse(old.name()),
          text("type").orElse(old.type()),
          text("content").orElse(old.content()),
          fields.has("priority") ? OptionalInt.of(fields.get("priority").asInt()) : old.priority(),
          fields.path("ttl").asInt(old.ttl()),
          text("comment").orElse(old.comment()),
          fields.has("tags") ? tags() : old.tags(),
          fields.path("proxied").asBoolean(old.proxied()),
          old.readOnly(),
          old.modified());
    }

    /** Fields that are not named are as Cloudflare thinks best: the TTL is automatic. */
    CloudflareRecord fresh() {
      return over(
          new CloudflareRecord(
              "", "", "", "", OptionalInt.empty(), 1, "", List.of(), false, false, Instant.EPOCH));
    }

    private Optional<String> text(String field) {
      return Optional.ofNullable(fields.get(field)).map(JsonNode::asText);
    }

    private List<String> tags() {
      List<String> tags = new ArrayList<>();
      fields.path("tags").forEach(tag -> tags.add(tag.asText()));
      return tags;
    }
  }
}
