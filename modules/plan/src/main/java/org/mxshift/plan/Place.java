package org.mxshift.plan;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(int line, int column) implements Comparable<Place> {

  /** The first character. */
  public static final Place START = new Place(1, 1);

  /** Where a parser was; the start where it does not know. */
  static Place of(@Nullable JsonLocation location) {
    return location == null
        ? START
        : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /** The first character behind this beginning of a text. */
  static Place after(String text) {
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    return new Place(line, text.length() - text.lastIndexOf('\n'));
  }

  @Override
  public int compareTo(Place other) {
    return line == other.line
        ? Integer.compare(column, other.column)
        : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
