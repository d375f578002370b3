package org.mxshift.cloudflare;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.mxshift.model.Mx;
import org.mxshift.model.Rdata;
import org.mxshift.model.Txt;

/**
 * Which record object becomes which value. A change goes to the world record by record, so an
 * object that changes is better than one that goes and one that comes: nobody ever sees neither.
 */
final class Pairing {
  private final Change change;
  private final List<Held> free;
  private final List<Rdata> wanted;
  private final List<ObjectNode> patches = new ArrayList<>();

  private Pairing(Change change, List<Held> records) {
    this.change = change;
    this.free = new ArrayList<>(records);
    this.wanted = new ArrayList<>(change.desired().values());
  }

  /** What is to be sent so that these records become the desired set. */
  static Batch batch(Change change, List<Held> records) {
    Pairing pairing = new Pairing(change, records);
    pairing.pair((held, value) -> held.value().equals(value));
    pairing.pair((held, value) -> areKin(held.value(), value));
    pairing.pair((held, value) -> !(value instanceof Txt));
    return new Batch(pairing.deletes(), pairing.patches, pairing.posts());
  }

  private void pair(BiPredicate<Held, Rdata> fits) {
    for (Rdata value : List.copyOf(wanted)) {
      for (Held held : List.copyOf(free)) {
        if (fits.test(held, value)) {
          free.remove(held);
          wanted.remove(value);
          patch(held, value);
          break;
        }
      }
    }
  }

  /** The same host at another preference, or a text of the same kind, such as SPF. */
  private static boolean areKin(Rdata one, Rdata other) {
    if (one instanceof Mx before && other instanceof Mx after) {
      return before.exchange().equals(after.exchange());
    }
    return one instanceof Txt before
        && other instanceof Txt after
        && kind(before).equals(kind(after));
  }

  /** What a text begins with, such as {@code v=spf1}. */
  private static String kind(Txt text) {
    return text.joined().split("[ ;]", 2)[0];
  }

  /** Only what differs is named: the rest stays. */
  private void patch(Held held, Rdata value) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    if (!held.value().equals(value)) {
      fields.setAll(Spelling.write(value));
    }
    int ttl = change.ttl(value, held);
    if (held.ttl() != ttl) {
      fields.put("ttl", ttl);
    }
    Note note = change.note(value, held);
    if (!held.note().comment().equals(note.comment())) {
      fields.put("comment", note.comment());
    }
    if (!held.note().tags().equals(note.tags())) {
      note.tags().forEach(fields.putArray("tags")::add);
    }
    if (!fields.isEmpty()) {
      patches.add(fields.put("id", held.id()));
    }
  }

  private List<ObjectNode> deletes() {
    return free.stream()
        .map(held -> JsonNodeFactory.instance.objectNode().put("id", held.id()))
        .toList();
  }

  private List<ObjectNode> posts() {
    return wanted.stream().map(this::post).toList();
  }

  private ObjectNode post(Rdata value) {
    ObjectNode record = Spelling.write(value);
    record.put("name", change.key().owner().text()).put("type", change.key().type().mnemonic());
    record.put("ttl", change.ttl(value)).put("proxied", false);
    Note note = change.note(value);
    if (!note.comment().isEmpty()) {
      record.put("comment", note.comment());
    }
    if (!note.tags().isEmpty()) {
      note.tags().forEach(record.putArray("tags")::add);
    }
    return record;
  }
}
