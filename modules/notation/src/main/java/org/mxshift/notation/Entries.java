package org.mxshift.notation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;

/** The JSON of entries, one file each, as the audit log holds them. */
public final class Entries {

  private static final String KIND = "event";

  private Entries() {}

  /**
   * The text of an event file.
   *
   * @param tool the tool and version that writes it, such as {@code mxshift 0.1.0}
   */
  public static String print(Entry entry, String tool) {
    return print(entry, tool, Wording.of(entry.event()));
  }

  /** As above, in the words it was once told in. */
  public static String print(Entry entry, String tool, Wording wording) {
    ObjectNode node = Format.begin(KIND, tool);
    node.put("number", entry.number());
    node.put("at", entry.at().toString());
    node.put("actor", entry.actor());
    node.put("sentence", wording.sentence());
    if (wording.isNamed()) {
      node.put("wording", wording.number());
    }
    Events.FAMILY.put(entry.event(), node);
    return Json.print(node);
  }

  /**
   * Reads an event file.
   *
   * @throws NotationException when the text is damaged
   * @throws UnknownEventException when a later version wrote something this one does not know: do
   *     not act on the run
   */
  public static Entry parse(String text) {
    return Format.read(KIND, text, Entries::entry);
  }

  /**
   * Reads an event file for looking, never for acting: what this version does not know is kept as
   * the sentence its writer gave it.
   *
   * @throws NotationException when the text is damaged
   */
  public static Reading readLenient(String text) {
    Fields fields = Fields.of(Json.parse(text));
    try {
      return new Reading.Known(Format.read(KIND, fields, Entries::entry));
    } catch (UnknownEventException e) {
      return new Reading.Unknown(
          fields.number("number"),
          fields.as("at", Instant::parse),
          fields.text("actor"),
          fields.text("sentence"),
          fields.text("tool"));
    }
  }

  /** The word for an event in the name of its file, such as {@code intend} or {@code probed}. */
  public static String word(Event event) {
    return event instanceof Event.Lived lived
        ? Words.of(lived.trigger())
        : Events.FAMILY.word(event);
  }

  private static Entry entry(Fields fields) {
    return fields.make(
        () ->
            new Entry(
                fields.number("number"),
                fields.as("at", Instant::parse),
                fields.text("actor"),
                Events.FAMILY.read(fields)));
  }
}
