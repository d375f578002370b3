package org.mxshift.cli;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything a command finds around itself, so that a test can put it somewhere else.
 *
 * @param out for results
 * @param err for talk
 * @param in what a person types
 * @param terminal whether a person sits in front of all three
 * @param environment the variables of the process
 * @param directory the working directory, absolute
 * @param clock the time, and the zone that people here live in
 * @param interrupts tells when the process is asked to end
 */
record Shell(
    Outlet out,
    PrintStream err,
    BufferedReader in,
    boolean terminal,
    Map<String, String> environment,
    Path directory,
    Clock clock,
    Interrupts interrupts) {

  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 20;
  private static final int MOST_WIDTH = 1000;

  Shell {
    environment = Map.copyOf(environment);
  }

  /** Columns of the terminal, as the shell says; 80 where it says nothing. */
  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (!columns.matches("\\d{1,4}")) {
      return USUAL_WIDTH;
    }
    return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, Integer.parseInt(columns)));
  }

  /** Whether colours are wanted: on a terminal that can, unless NO_COLOR says no (no-color.org). */
  boolean colours() {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** The same without colours. */
  Shell plain() {
    Map<String, String> plain = new HashMap<>(environment);
    plain.put("NO_COLOR", "1");
    return new Shell(out, err, in, terminal, plain, directory, clock, interrupts);
  }

  /** The same in another working directory, where no variable says otherwise. */
  Shell in(Path other) {
    Map<String, String> plain = new HashMap<>(environment);
    plain.keySet().removeIf(name -> name.startsWith("MXSHIFT_"));
    return new Shell(out, err, in, terminal, plain, other, clock, interrupts);
  }

  /** A path as typed, seen from the working directory. */
  Path resolve(String typed) {
    return directory.resolve(typed);
  }
}
