package org.mxshift.notation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * What every file begins with: its format, what it is, and who wrote it. Fields are only ever added
 * within a format; a change of meaning is a new number, and the reader of the old one stays.
 */
final class Format {

  private static final int NUMBER = 1;

  private Format() {}

  static ObjectNode begin(String file, String tool) {
    return Json.object().put("format", NUMBER).put("file", file).put("tool", tool);
  }

  static <T> T read(String file, String text, Function<Fields, T> reader) {
    Fields fields = Fields.of(Json.parse(text));
    return read(file, fields, reader);
  }

  static <T> T read(String file, Fields fields, Function<Fields, T> reader) {
    if (!fields.text("file").equals(file)) {
      throw new NotationException(
          "this is the file of a " + fields.text("file") + ", not of a " + file);
    }
    String tool = fields.text("tool");
    int number = fields.number("format");
    if (number != NUMBER) {
      throw new UnknownEventException("format " + number + " of a " + file, tool);
    }
    try {
      return reader.apply(fields);
    } catch (UnknownWordException e) {
      throw new UnknownEventException(String.valueOf(e.getMessage()), tool);
    }
  }
}
