package org.mxshift.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What strangers said, made fit for one line of evidence. */
final class Shown {

  private static final int LONGEST = 300;
  private static final int SOME = 3;
  private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

  /** What the platform says of a socket that the watchdog closed, before or while it is used. */
  private static final Pattern CLOSED_BY_US = Pattern.compile("Socket (is )?closed");

  private Shown() {}

  /** Printable ASCII, at most 300 characters. */
  static String line(String text) {
    String clean = UNPRINTABLE.matcher(text.strip()).replaceAll("?");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST - 3) + "..." : clean;
  }

  /** The address without the port. */
  static String host(InetSocketAddress address) {
    return address.getAddress().getHostAddress();
  }

  /** Why something could not be read or written. */
  static String fault(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return "no answer in time";
    }
    if (e instanceof PortUnreachableException) {
      return "nobody listens there";
    }
    String message = String.valueOf(e.getMessage());
    if (CLOSED_BY_US.matcher(message).find() && !(e instanceof ProtocolException)) {
      return "the time of the session was over";
    }
    return line(e.getMessage() == null ? e.getClass().getSimpleName() : message);
  }

  /** The first three, and how many more there are. */
  static String some(List<String> lines) {
    String shown = String.join("; ", lines.subList(0, Math.min(SOME, lines.size())));
    return lines.size() > SOME ? shown + "; and " + (lines.size() - SOME) + " more" : shown;
  }

  /** Milliseconds, as in {@code 12ms}. */
  static String took(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
