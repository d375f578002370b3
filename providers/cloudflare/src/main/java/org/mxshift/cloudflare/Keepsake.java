package org.mxshift.cloudflare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Txt;
import org.mxshift.spi.ProviderException;

/**
 * What must come back with a set besides its values and TTL: a TTL of its own, such as "automatic",
 * comments and tags. The same set gives the same text, and nothing special gives an empty one.
 *
 * @param entries by value
 */
record Keepsake(Map<String, Entry> entries) {

  /**
   * What is special about one value.
   *
   * @param ttl as Cloudflare holds it, where that is not the TTL of the set
   * @param note what people wrote beside it
   */
  record Entry(OptionalInt ttl, Note note) {
    static final Entry NOTHING = new Entry(OptionalInt.empty(), Note.NONE);
  }

  Keepsake {
    entries = Map.copyOf(entries);
  }

  static Keepsake of(RecordSet set, Collection<Held> records) {
    Map<String, Entry> entries = new TreeMap<>();
    for (Held held : records) {
      boolean own = held.ttl() != set.ttl().seconds();
      Entry entry = new Entry(own ? OptionalInt.of(held.ttl()) : OptionalInt.empty(), held.note());
      if (!entry.equals(Entry.NOTHING)) {
        entries.put(key(held.value()), entry);
      }
    }
    return new Keepsake(entries);
  }

  static Keepsake parse(String text) throws ProviderException {
    Map<String, Entry> entries = new TreeMap<>();
    try {
      JsonNode tree = JsonMapper.builder().build().readTree(text.isEmpty() ? "{}" : text);
      tree.properties().forEach(field -> entries.put(field.getKey(), entry(field.getValue())));
    } catch (JsonProcessingException e) {
      throw ProviderException.refused(
          "what is to be restored was not written by the provider cloudflare; nothing was changed");
    }
    return new Keepsake(entries);
  }

  private static Entry entry(JsonNode node) {
    JsonNode ttl = node.path("ttl");
    List<String> tags = new ArrayList<>();
    node.path("tags").forEach(tag -> tags.add(tag.asText()));
    return new Entry(
        ttl.isInt() ? OptionalInt.of(ttl.asInt()) : OptionalInt.empty(),
        new Note(node.path("comment").asText(), tags));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  Entry of(Rdata value) {
    return entries.getOrDefault(key(value), Entry.NOTHING);
  }

  /** One line of JSON, sorted; empty when nothing is special. */
  String text() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(entries)
        .forEach(
            (value, entry) -> {
              ObjectNode node = object.putObject(value);
              entry.ttl().ifPresent(ttl -> node.put("ttl", ttl));
              if (!entry.note().comment().isEmpty()) {
                node.put("comment", entry.note().comment());
              }
              if (!entry.note().tags().isEmpty()) {
                entry.note().tags().forEach(node.putArray("tags")::add);
              }
            });
    return isEmpty() ? "" : object.toString();
  }

  /** How a text is cut into strings is no part of what it says. */
  private static String key(Rdata value) {
    return value instanceof Txt txt ? txt.joined() : value.text();
  }
}
