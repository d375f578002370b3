package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.spi.Errand;
import org.mxshift.spi.PanelEdit;
import org.mxshift.spi.PanelRecord;

/**
 * What a person is to do at a DNS host, as lines to copy from: by the fields of a web panel, and as
 * a zone file has it. Never wrapped.
 */
final class Errands {

  private static final int WORD = 8;
  private static final int TYPE = 6;

  private Errands() {}

  static List<String> lines(Errand errand) {
    List<String> lines = new ArrayList<>(edits(errand));
    lines.add("  The same as lines of a zone file:");
    errand.zoneLines().forEach(line -> lines.add("    " + line));
    return lines;
  }

  /** By the fields of a web panel alone. */
  static List<String> edits(Errand errand) {
    List<String> lines = new ArrayList<>();
    lines.add("  By hand at the DNS host, in this order:");
    int number = 1;
    for (PanelEdit edit : errand.edits()) {
      String head = "    " + number + ". ";
      if (edit.old().isPresent()) {
        lines.add(head + padded(edit.act().word(), WORD) + fields(edit.old().get()));
        head = "       ";
      }
      if (edit.next().isPresent()) {
        String word = edit.old().isPresent() ? "to" : edit.act().word();
        lines.add(head + padded(word, WORD) + fields(edit.next().get()));
      }
      number++;
    }
    return lines;
  }

  private static String fields(PanelRecord record) {
    return padded(record.type(), TYPE)
        + "host "
        + record.host()
        + record.priority().map(number -> "  priority " + number).orElse("")
        + "  TTL "
        + record.ttl()
        + "  value "
        + record.value();
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(Math.max(1, width - word.length()));
  }

  static void show(Page page, Errand errand) {
    lines(errand).forEach(page::raw);
  }

  static Map<String, Object> json(Errand errand) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("set", errand.to().key().toString());
    json.put("edits", errand.edits().stream().map(Errands::json).toList());
    json.put("zoneFile", errand.zoneLines());
    return json;
  }

  private static Map<String, Object> json(PanelEdit edit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("act", edit.act().word());
    edit.old().ifPresent(record -> json.put("old", json(record)));
    edit.next().ifPresent(record -> json.put("new", json(record)));
    return json;
  }

  private static Map<String, Object> json(PanelRecord record) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", record.type());
    json.put("host", record.host());
    record.priority().ifPresent(number -> json.put("priority", number));
    json.put("value", record.value());
    json.put("ttl", record.ttl());
    json.put("zoneFile", record.zoneLine());
    return json;
  }
}
