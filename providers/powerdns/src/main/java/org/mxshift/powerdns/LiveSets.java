package org.mxshift.powerdns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Native;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;

/** The record sets of one zone as the server holds them now, and what must not be touched. */
final class LiveSets {
  private static final Set<String> OWN = Set.of("native", "master", "primary", "producer");

  private final Calls calls;
  private final Name zone;

  LiveSets(Calls calls, Name zone) {
    this.calls = calls;
    this.zone = zone;
  }

  Calls calls() {
    return calls;
  }

  Snapshot look(SetKey key) throws ProviderException {
    if (!key.owner().within(zone)) {
      throw ProviderException.outside(key.owner(), zone);
    }
    JsonNode answer = calls.zone(key.owner());
    checkKind(answer);
    Snapshot found = Snapshot.of(RecordSet.absent(key));
    for (JsonNode set : answer.path("rrsets")) {
      if (isOf(key.owner(), set)) {
        String type = set.path("type").asText();
        if (type.equals("CNAME") && !key.type().equals(RecordType.CNAME)) {
          throw ProviderException.alias(key.owner());
        }
        found = type.equals(key.type().mnemonic()) ? snapshot(key, set) : found;
      }
    }
    return found;
  }

  private void checkKind(JsonNode answer) throws ProviderException {
    String kind = answer.path("kind").asText("Native");
    if (!OWN.contains(kind.toLowerCase(Locale.ROOT))) {
      throw ProviderException.refused(
          "the zone "
              + zone
              + " is '"
              + kind
              + "' there: it is copied from its primary, so change"
              + " it there");
    }
  }

  private static boolean isOf(Name owner, JsonNode set) {
    try {
      return Name.of(set.path("name").asText()).equals(owner);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Snapshot snapshot(SetKey key, JsonNode set) throws ProviderException {
    if (!set.path("records").isArray()) {
      throw ProviderException.refused(key + " is told without its records");
    }
    List<Rdata> values = new ArrayList<>();
    for (JsonNode record : set.path("records")) {
      if (record.path("disabled").asBoolean()) {
        throw new ProviderException(
            Failure.REFUSED,
            key + " has a disabled record, which a change of the set would lose; remove it first");
      }
      values.add(value(key, record.path("content").asText()));
    }
    RecordSet found = new RecordSet(key.owner(), key.type(), ttl(key, set), values);
    JsonNode comments = set.path("comments");
    String restore = comments.isEmpty() || found.isAbsent() ? "" : comments.toString();
    return new Snapshot(found, new Native(restore, ""));
  }

  private static Ttl ttl(SetKey key, JsonNode set) throws ProviderException {
    JsonNode ttl = set.path("ttl");
    if (!ttl.isInt() || ttl.asInt() < 0) {
      throw ProviderException.refused(key + " has '" + ttl + "' for its TTL, which is none");
    }
    return new Ttl(ttl.asInt());
  }

  private static Rdata value(SetKey key, String content) throws ProviderException {
    try {
      return Rdata.parse(key.type(), content);
    } catch (IllegalArgumentException e) {
      throw ProviderException.refused(
          key + " holds '" + content + "', which is not ours to touch: " + e.getMessage());
    }
  }
}
