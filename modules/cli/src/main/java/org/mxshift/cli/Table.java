package org.mxshift.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that line up. What is too wide wraps at spaces inside its column; where even that is too
 * wide, each row becomes a block of lines.
 */
final class Table {

  private static final String GAP = "  ";
  private static final int NARROWEST = 12;

  private final List<String> heads;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** One cell. */
  record Cell(String text, Style style) {
    Cell {
      text = Visible.line(text);
    }
  }

  Table(String... heads) {
    this.heads = List.of(heads);
  }

  Table row(Object... cells) {
    List<Cell> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Cell c ? c : new Cell(String.valueOf(cell), Style.PLAIN));
    }
    if (row.size() != heads.size()) {
      throw new IllegalArgumentException(row.size() + " cells under " + heads.size() + " heads");
    }
    rows.add(row);
    return this;
  }

  List<String> lines(int width, boolean colours) {
    int[] widths = natural();
    return fit(widths, width) ? table(widths, colours) : blocks(width, colours);
  }

  private int[] natural() {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = heads.get(i).length();
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).text().length());
      }
    }
    return widths;
  }

  /** Takes from the widest column until all fit; false when nothing is left to take. */
  private static boolean fit(int[] widths, int width) {
    int room = width - GAP.length() * (widths.length - 1);
    while (Arrays.stream(widths).sum() > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  private List<String> table(int[] widths, boolean colours) {
    List<String> lines = new ArrayList<>();
    lines.addAll(row(heads.stream().map(h -> new Cell(h, Style.BOLD)).toList(), widths, colours));
    rows.forEach(row -> lines.addAll(row(row, widths, colours)));
    return lines;
  }

  private static List<String> row(List<Cell> cells, int[] widths, boolean colours) {
    List<List<String>> columns = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      columns.add(Wrap.at(cells.get(i).text(), widths[i]));
    }
    int height = columns.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String part = line < columns.get(i).size() ? columns.get(i).get(line) : "";
        text.append(cells.get(i).style().paint(part, colours));
        text.append(i + 1 < widths.length ? " ".repeat(widths[i] - part.length()) + GAP : "");
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }

  private List<String> blocks(int width, boolean colours) {
    List<String> lines = new ArrayList<>();
    for (List<Cell> row : rows) {
      for (int i = 0; i < heads.size(); i++) {
        String indent = i == 0 ? "" : GAP;
        String text = row.get(i).text();
        if (!text.isEmpty()) {
          String line = heads.get(i).toLowerCase(java.util.Locale.ROOT) + ": " + text;
          for (String part : Wrap.at(line, Math.max(1, width - indent.length()))) {
            lines.add(indent + row.get(i).style().paint(part, colours));
          }
        }
      }
    }
    return lines;
  }
}
