package org.mxshift.cli;

import java.io.PrintStream;

/** One moving line for somebody who waits, on terminals only. */
final class ProgressLine {

  private static final String CLEAR = "\r\u001b[2K";

  private final PrintStream err;
  private final boolean moving;
  private final int width;

  ProgressLine(Shell shell) {
    this.err = shell.err();
    this.moving = shell.terminal() && !shell.environment().getOrDefault("TERM", "").equals("dumb");
    this.width = shell.width() - 1;
  }

  synchronized void show(String told) {
    if (moving) {
      String line = Visible.line(told);
      err.print(CLEAR + (line.length() <= width ? line : line.substring(0, width - 3) + "..."));
      err.flush();
    }
  }

  synchronized void done() {
    show("");
  }
}
