package org.mxshift.notation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Native;
import org.mxshift.spi.Snapshot;

/**
 * The JSON of names, lengths of time, record sets, images and snapshots: names as zone files write
 * them, values in master-file form, times as ISO 8601.
 */
final class Records {

  private Records() {}

  static ObjectNode write(RecordSet set) {
    ObjectNode node = key(set.key());
    if (!set.isAbsent()) {
      node.put("ttl", set.ttl().seconds());
    }
    node.set("values", texts(set.values().stream().map(Rdata::text).toList()));
    return node;
  }

  static RecordSet read(Fields fields) {
    SetKey key = readKey(fields);
    List<Rdata> values = fields.list("values", text -> Rdata.parse(key.type(), text));
    if (values.isEmpty()) {
      return RecordSet.absent(key);
    }
    int seconds = fields.number("ttl");
    return fields.make(() -> new RecordSet(key.owner(), key.type(), new Ttl(seconds), values));
  }

  static ObjectNode write(Image image) {
    ObjectNode node = write(image.set());
    image.prefix().ifPresent(prefix -> node.put("prefix", prefix));
    return node;
  }

  static Image readImage(Fields fields) {
    RecordSet set = read(fields);
    Optional<String> prefix = fields.maybeText("prefix");
    return fields.make(() -> new Image(set, prefix));
  }

  static ArrayNode images(List<Image> images) {
    ArrayNode array = Json.array();
    images.forEach(image -> array.add(write(image)));
    return array;
  }

  static List<Image> readImages(Fields fields, String name) {
    return fields.objects(name).stream().map(Records::readImage).toList();
  }

  static ObjectNode write(Snapshot snapshot) {
    ObjectNode node = write(snapshot.set());
    node.put("restore", snapshot.extra().restore());
    node.put("identity", snapshot.extra().identity());
    return node;
  }

  static Snapshot readSnapshot(Fields fields) {
    return fields.make(
        () ->
            new Snapshot(
                read(fields), new Native(fields.text("restore"), fields.text("identity"))));
  }

  static ObjectNode key(SetKey key) {
    return Json.object().put("owner", key.owner().absolute()).put("type", key.type().mnemonic());
  }

  static SetKey readKey(Fields fields) {
    return new SetKey(fields.as("owner", Name::of), fields.as("type", RecordType::new));
  }

  static ArrayNode names(Collection<Name> names) {
    return texts(names.stream().map(Name::absolute).toList());
  }

  static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = Json.array();
    texts.forEach(array::add);
    return array;
  }

  static Duration time(Fields fields, String name) {
    return fields.as(name, Duration::parse);
  }
}
