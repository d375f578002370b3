package org.mxshift.spi;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing a person does to one record.
 *
 * @param act what
 * @param old the record as it is; empty for an addition
 * @param next the record as it is to be; empty for a deletion
 */
public record PanelEdit(Act act, Optional<PanelRecord> old, Optional<PanelRecord> next) {

  /** What can be done to a record. */
  public enum Act {
    /** A new record. */
    ADD,
    /** A record that stays, with other fields. */
    EDIT,
    /** A record that goes. */
    DELETE;

    /** As people and JSON read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static PanelEdit add(PanelRecord next) {
    return new PanelEdit(Act.ADD, Optional.empty(), Optional.of(next));
  }

  static PanelEdit edit(PanelRecord old, PanelRecord next) {
    return new PanelEdit(Act.EDIT, Optional.of(old), Optional.of(next));
  }

  static PanelEdit delete(PanelRecord old) {
    return new PanelEdit(Act.DELETE, Optional.of(old), Optional.empty());
  }

  /** One line: what to do, and every field of it. */
  public String sentence() {
    return switch (act) {
      case ADD -> "add: " + next.orElseThrow().fields();
      case DELETE -> "delete: " + old.orElseThrow().fields();
      case EDIT -> "edit: " + old.orElseThrow().fields() + " -> " + next.orElseThrow().fields();
    };
  }
}
