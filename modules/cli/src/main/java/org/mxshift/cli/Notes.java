package org.mxshift.cli;

/** Lines of YAML with comments between them. */
final class Notes {

  private static final int WIDTH = 116;

  private final StringBuilder text = new StringBuilder();

  /** A line of YAML as it is. */
  Notes line(String line) {
    text.append(printable(line)).append('\n');
    return this;
  }

  /** A comment, wrapped; indented ones stay so. */
  Notes note(String comment) {
    Wrap.hanging(printable(comment), WIDTH, 2)
        .forEach(part -> text.append("# ").append(part).append('\n'));
    return this;
  }

  Notes gap() {
    text.append('\n');
    return this;
  }

  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** What came from a stranger's zone cannot begin a line of its own here. */
  private static String printable(String line) {
    return line.replaceAll("[^ -~]", "?");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
