package org.mxshift.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes YAML in block form; quotes everything that might be read as something else. */
final class YamlLines {

  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z](?:[A-Za-z0-9._/@:+ -]*[A-Za-z0-9._/@+-])?|\\d{1,5} [a-z0-9._-]+[a-z0-9]\\.");
  private static final Set<String> MEANS_SOMETHING =
      Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

  private final StringBuilder out = new StringBuilder();
  private int depth;

  YamlLines comment(String text) {
    out.append("# ").append(text).append('\n');
    return this;
  }

  YamlLines gap() {
    out.append('\n');
    return this;
  }

  /** A key whose mapping follows, until {@link #close}. */
  void open(String key) {
    line(scalar(key) + ":");
    depth++;
  }

  void close() {
    depth--;
  }

  /** A value that is YAML already. */
  void raw(String key, String value) {
    line(scalar(key) + ": " + value);
  }

  void word(String key, String value) {
    raw(key, scalar(value));
  }

  void quoted(String key, String value) {
    raw(key, inQuotes(value));
  }

  /** A list, one value in a line. */
  void words(String key, List<?> values) {
    if (values.isEmpty()) {
      raw(key, "[]");
      return;
    }
    line(scalar(key) + ":");
    values.forEach(value -> line("  - " + scalar(value.toString())));
  }

  String text() {
    return out.toString();
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !text.contains(": ")
            && !MEANS_SOMETHING.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : inQuotes(text);
  }

  private static String inQuotes(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
