package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.model.RecordSet;
import org.mxshift.program.Change;

/** A change of one record set as lines of a master file, with signs as a diff has them. */
final class Changes {

  private Changes() {}

  static List<String> lines(Change change) {
    RecordSet before = change.before().set();
    RecordSet after = change.after().set();
    List<String> lines = new ArrayList<>();
    List<String> old = records(before);
    List<String> next = records(after);
    old.forEach(line -> lines.add((next.contains(line) ? "  " : "- ") + line));
    next.stream().filter(line -> !old.contains(line)).forEach(line -> lines.add("+ " + line));
    return lines;
  }

  /** The lines of {@link #lines} in colour. */
  static void show(Page page, Change change) {
    for (String line : lines(change)) {
      Style style =
          line.startsWith("+") ? Style.GREEN : line.startsWith("-") ? Style.RED : Style.PLAIN;
      page.styled(style, "    " + line);
    }
  }

  /** Each record as a zone file writes it; of an absent set none. */
  static List<String> records(RecordSet set) {
    String head = set.owner().absolute() + " " + set.ttl().seconds() + " IN " + set.type() + " ";
    return set.values().stream().map(value -> head + value.text()).toList();
  }

  static Map<String, Object> json(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("set", change.key().toString());
    json.put("before", records(change.before().set()));
    json.put("after", records(change.after().set()));
    return json;
  }
}
