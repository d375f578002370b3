package org.mxshift.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mxshift.engine.Entry;
import org.mxshift.sandbox.Tally;

/**
 * What a demo shows while it runs: a line for each thing that happened; on a terminal one more
 * below them, which moves with the step, the reason for waiting and the messages so far.
 */
final class DemoScreen {

  private static final String CLEAR = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean moving;
  private final int width;
  private final Instant began;
  private String last = "";

  DemoScreen(Shell shell, Instant began) {
    this.out = shell.err();
    this.moving = shell.terminal() && !shell.environment().getOrDefault("TERM", "").equals("dumb");
    this.width = shell.width() - 1;
    this.began = began;
  }

  /** Something was written down. */
  void happened(Entry entry) {
    out.println((moving ? CLEAR : "") + cut(at(entry.at()) + entry.event().sentence()));
    out.flush();
  }

  /** Where it rests now. */
  void resting(Outlook outlook, Tally tally, Instant now) {
    String line = outlook.step() + ": " + outlook.why();
    if (moving) {
      moved(outlook, tally, now);
    } else if (!line.equals(last)) {
      out.println(cut(at(now) + "... " + line + "; " + counts(tally)));
      out.flush();
    }
    last = line;
  }

  /** Time has passed. */
  void moved(Outlook outlook, Tally tally, Instant now) {
    if (moving) {
      String due = outlook.due().map(then -> ", next in " + seconds(now, then) + "s").orElse("");
      String line = counts(tally) + " | " + outlook.step() + due + ": " + outlook.why();
      out.print(CLEAR + cut(at(now) + line));
      out.flush();
    }
  }

  void done() {
    out.print(moving ? CLEAR : "");
    out.flush();
  }

  private static long seconds(Instant now, Instant then) {
    return Math.max(0, Duration.between(now, then).plusMillis(999).toSeconds());
  }

  private static String counts(Tally tally) {
    return tally.stored().entrySet().stream()
        .map(host -> side(host.getKey()) + " " + host.getValue())
        .collect(Collectors.joining(", ", "sent " + tally.sent() + ", ", ""));
  }

  /** The hosts of a demo are called mail.old-host.test and mail.new-host.test: one word tells. */
  private static String side(String host) {
    return host.replaceFirst("^mail\\.", "").replaceFirst("-host\\.test$", "");
  }

  private String at(Instant instant) {
    double seconds = Duration.between(began, instant).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%5.1fs  ", seconds);
  }

  private String cut(String line) {
    return !moving || line.length() <= width
        ? line
        : line.substring(0, Math.max(1, width - 3)) + "...";
  }
}
