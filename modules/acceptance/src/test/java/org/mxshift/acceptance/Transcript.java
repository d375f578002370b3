package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A recorded terminal session: {@code $ command} lines, each followed by what it printed.
 *
 * <p>A replay must print the same, except that any digits stand for any digits, any run of blanks
 * for any other (columns move with the width of what they hold), any fingerprint for any other, and
 * a line {@code ...} for any number of lines. A line {@code [exit 3]} says how the command ended;
 * without it, with 0.
 */
record Transcript(List<Part> parts) {

  private static final String ANY = "...";
  private static final Pattern EXIT = Pattern.compile("\\[exit (\\d+)]");

  /** One command and what it printed. */
  record Part(String command, List<String> output, int exit) {}

  static Transcript read(Path file) {
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Transcript parse(List<String> lines) {
    List<Part> parts = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("$ ")) {
        parts.add(new Part(line.substring(2), new ArrayList<>(), 0));
      } else if (!parts.isEmpty()) {
        parts.set(parts.size() - 1, longer(parts.get(parts.size() - 1), line));
      }
    }
    return new Transcript(List.copyOf(parts));
  }

  private static Part longer(Part part, String line) {
    var exit = EXIT.matcher(line);
    if (exit.matches()) {
      return new Part(part.command(), part.output(), Integer.parseInt(exit.group(1)));
    }
    List<String> output = new ArrayList<>(part.output());
    output.add(line);
    return new Part(part.command(), output, part.exit());
  }

  /** Where the printed lines differ from the recorded ones; empty when they do not. */
  static List<String> differences(Part part, List<String> printed, int exit) {
    List<String> differences = new ArrayList<>();
    if (exit != part.exit()) {
      differences.add("'" + part.command() + "' ended with " + exit + ", not " + part.exit());
    }
    List<String> recorded = normal(part.output());
    if (!matches(recorded, normal(printed))) {
      differences.add(
          "'%s' printed%n%s%nrecorded is%n%s"
              .formatted(
                  part.command(), String.join("\n", printed), String.join("\n", part.output())));
    }
    return differences;
  }

  /** {@code reached[j]}: the recorded lines so far can be the first {@code j} printed ones. */
  private static boolean matches(List<String> want, List<String> got) {
    boolean[] reached = new boolean[got.size() + 1];
    reached[0] = true;
    for (String line : want) {
      boolean[] next = new boolean[got.size() + 1];
      for (int j = 0; j <= got.size(); j++) {
        boolean any = line.equals(ANY);
        boolean before =
            j > 0 && (any ? next[j - 1] : reached[j - 1] && line.equals(got.get(j - 1)));
        next[j] = before || (any && reached[j]);
      }
      reached = next;
    }
    return reached[got.size()];
  }

  private static List<String> normal(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("\\b[0-9a-f]{7,64}\\b", "HEX"))
        .map(line -> line.replaceAll("\\b(\\d+[dhms])+\\b", "9s"))
        .map(line -> line.replaceAll("\\d+", "9"))
        .map(line -> line.replaceAll("[ \t─-]+", " ").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
