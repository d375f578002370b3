package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Walks through what most starts need, so that the launcher can record the classes and later starts
 * find them ready. Changes nothing and prints nothing.
 */
final class Warmup {

  private static final String[][] USUAL = {{"--version"}, {"--help"}};

  private Warmup() {}

  /** Runs each of the usual commands once; how they end does not matter here. */
  public static void main(String[] args) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    for (String[] command : USUAL) {
      Main.run(command, nowhere, nowhere);
    }
  }
}
