package org.mxshift.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Text for people, as wide as their terminal. */
final class Page {

  private final StringBuilder text = new StringBuilder();
  private final int width;
  private final boolean colours;
  private final Times times;

  Page(int width, boolean colours, Times times) {
    this.width = width;
    this.colours = colours;
    this.times = times;
  }

  Times times() {
    return times;
  }

  /** One paragraph, wrapped; indented ones stay so. */
  Page line(String line) {
    return styled(Style.PLAIN, line);
  }

  Page styled(Style style, String line) {
    Wrap.hanging(Visible.text(line), width, 2).forEach(part -> append(style.paint(part, colours)));
    return this;
  }

  Page blank() {
    text.append('\n');
    return this;
  }

  /** A title, with the lines below it indented by two. */
  Page section(String title, List<String> lines) {
    blank();
    styled(Style.BOLD, title);
    lines.forEach(line -> line("  " + line));
    return this;
  }

  Page table(Table table) {
    table.lines(width, colours).forEach(this::append);
    return this;
  }

  Page indented(Table table) {
    table.lines(width - 2, colours).forEach(line -> append("  " + line));
    return this;
  }

  /** Not for reading but for copying: never wrapped. */
  Page raw(String exact) {
    text.append(Visible.text(exact)).append(exact.endsWith("\n") ? "" : "\n");
    return this;
  }

  private void append(String line) {
    text.append(line).append('\n');
  }

  /** Every control character but the line feeds and colours of this page is gone. */
  String finished() {
    return text.toString();
  }

  /** Names one after the other, such as {@code a, b and c}. */
  static String and(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  static String lines(Object... parts) {
    return Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("\n"));
  }
}
