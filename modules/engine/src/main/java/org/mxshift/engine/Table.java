package org.mxshift.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of "in this phase, when this happens, then that phase", refused as a whole when they
 * contradict themselves.
 */
final class Table {

  /** One row. */
  record Row(Phase from, Trigger trigger, Phase to) {}

  private final Map<Phase, Map<Trigger, Phase>> next = new EnumMap<>(Phase.class);
  private final List<Row> rows = new ArrayList<>();

  private Table() {}

  static Table of(Row... rows) {
    Table table = new Table();
    for (Row row : rows) {
      table.add(row);
    }
    return table;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  Phase next(Phase from, Trigger trigger) {
    Phase to = next.getOrDefault(from, Map.of()).get(trigger);
    if (to == null) {
      throw new IllegalStateException("a move that is " + from + " has no row for " + trigger);
    }
    return to;
  }

  private void add(Row row) {
    if (row.from().isFinal()) {
      throw new IllegalArgumentException("a row leads out of the final phase " + row.from());
    }
    Map<Trigger, Phase> of =
        next.computeIfAbsent(row.from(), phase -> new EnumMap<>(Trigger.class));
    if (of.putIfAbsent(row.trigger(), row.to()) != null) {
      throw new IllegalArgumentException("two rows for " + row.from() + " and " + row.trigger());
    }
    rows.add(row);
  }
}
