package org.mxshift.cli;

import java.io.PrintStream;
import java.util.Optional;

/**
 * Where the process begins. Answers {@code --version} itself, so that the question costs no more
 * than a JVM.
 */
public final class Main {

  private static final int OK = 0;
  private static final int USAGE = 64;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 1 && args[0].equals("--version")) {
      out.println("mxshift " + version());
      return OK;
    }
    err.println("usage: mxshift --version");
    return USAGE;
  }

  /** What the jar's manifest says; classes outside a jar have no version. */
  static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("unreleased");
  }
}
