package org.mxshift.audit;

import java.util.List;
import java.util.Optional;

/** Where two texts part, in words. */
final class Difference {

  private static final int WIDTH = 120;

  private Difference() {}

  /** A sentence about the first line that differs; empty for equal texts. */
  static Optional<String> between(String expected, String actual) {
    if (expected.equals(actual)) {
      return Optional.empty();
    }
    List<String> ours = List.of(expected.split("\n", -1));
    List<String> theirs = List.of(actual.split("\n", -1));
    int at = 0;
    while (at < ours.size() && at < theirs.size() && ours.get(at).equals(theirs.get(at))) {
      at++;
    }
    return Optional.of(
        "line " + (at + 1) + " is " + shown(theirs, at) + ", the event makes " + shown(ours, at));
  }

  private static String shown(List<String> lines, int at) {
    if (at >= lines.size()) {
      return "missing";
    }
    String line = Message.line(lines.get(at));
    return "'" + (line.length() > WIDTH ? line.substring(0, WIDTH) + "..." : line) + "'";
  }
}
