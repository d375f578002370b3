package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Where the process begins. Answers {@code --version} itself, so that the question costs no more
 * than a JVM.
 */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, Outlet.standard(), System.err));
  }

  static int run(String[] args, Outlet out, PrintStream err) {
    if (args.length == 1 && args[0].equals("--version")) {
      out.println("mxshift " + version());
      return out.told(ExitCode.OK, err).number();
    }
    Interrupts interrupts = new Interrupts();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupts::shutDown, "interrupts"));
    Shell shell =
        new Shell(
            out,
            err,
            new BufferedReader(interrupts.awaiting(new InputStreamReader(System.in, UTF_8))),
            isTerminal(),
            System.getenv(),
            Path.of("").toAbsolutePath(),
            Clock.system(ZoneId.systemDefault()),
            interrupts);
    try {
      return Cli.run(shell, args).number();
    } finally {
      interrupts.end();
    }
  }

  /** The launcher asks for the console that is there only in front of a person, on every JDK. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null;
  }

  /** What the jar's manifest says; classes outside a jar have no version. */
  static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("unreleased");
  }

  /** Who writes, for files that outlive the program. */
  static String tool() {
    return "mxshift " + version();
  }
}
