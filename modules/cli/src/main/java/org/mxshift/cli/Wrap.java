package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a width: at spaces, and where there is none, anywhere. */
final class Wrap {

  private Wrap() {}

  /** At least one line; none longer than the width; no letter lost. */
  static List<String> at(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : width;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** As {@link #at}, every line but the first indented as the first is, by this many more. */
  static List<String> hanging(String text, int width, int more) {
    int indent = 0;
    while (indent < text.length() && text.charAt(indent) == ' ') {
      indent++;
    }
    String lead = " ".repeat(indent);
    String hang = " ".repeat(Math.min(indent + more, Math.max(0, width / 2)));
    List<String> lines = new ArrayList<>();
    List<String> first = at(text.substring(indent), Math.max(1, width - indent));
    lines.add(lead + first.get(0));
    if (first.size() > 1) {
      String rest = text.substring(indent).substring(first.get(0).length()).stripLeading();
      at(rest, Math.max(1, width - hang.length())).forEach(line -> lines.add(hang + line));
    }
    return lines;
  }
}
