package org.mxshift.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.mxshift.sandbox.NameServer;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Reads what is asked, and types it into the panel of the DNS host, field by field. */
final class PanelPerson {

  private final NameServer host;
  private final String zone;
  private JsonNode done = MissingNode.getInstance();

  PanelPerson(NameServer host, String zone) {
    this.host = host;
    this.zone = zone;
  }

  /**
   * Does what the JSON of a run asks for, unless that was the last thing done.
   *
   * @return whether anything was asked
   */
  boolean carryOut(JsonNode run) {
    JsonNode asked = run.at("/byHand");
    if (!asked.equals(done)) {
      asked.path("edits").forEach(this::type);
      done = asked;
    }
    return !asked.isMissingNode();
  }

  private void type(JsonNode edit) {
    JsonNode any = edit.has("new") ? edit.get("new") : edit.get("old");
    String owner = owner(any);
    String type = any.get("type").asText();
    List<String> values = new ArrayList<>();
    long ttl = 0;
    for (Record record : host.zone(zone).set(name(owner), Type.value(type))) {
      values.add(record.rdataToString());
      ttl = record.getTTL();
    }
    if (edit.has("old") && !values.remove(value(edit.get("old")))) {
      throw new IllegalStateException("no such record at the panel: " + edit + ", but " + values);
    }
    if (edit.has("new")) {
      values.add(value(edit.get("new")));
      ttl = edit.at("/new/ttl").asLong();
    }
    host.edit(owner, type, ttl, values.toArray(String[]::new));
  }

  private String owner(JsonNode record) {
    String typed = record.get("host").asText();
    return typed.equals("@") ? zone : typed + "." + zone;
  }

  private static String value(JsonNode record) {
    String value = record.get("value").asText();
    return switch (record.get("type").asText()) {
      case "MX" -> record.get("priority").asInt() + " " + value + ".";
      case "TXT" -> "\"" + value + "\"";
      default -> value;
    };
  }

  private static Name name(String owner) {
    return Name.fromConstantString(owner + ".");
  }
}
