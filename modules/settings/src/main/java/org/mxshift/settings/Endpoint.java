package org.mxshift.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port.
 *
 * @param host an address or a name, without brackets
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9]+)?");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\[\\]]+)):(\\d{1,5})");

  /** Refuses what is neither an address nor a name, and ports that are none. */
  public Endpoint {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "this is no host; write 192.0.2.1, 192.0.2.1:53, [2001:db8::1]:53 or a name");
    }
    checkPort(port);
  }

  static void checkPort(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is out of range; write 1 to 65535");
    }
  }

  /** Reads {@code host}, {@code host:port} or {@code [IPv6]:port}. */
  public static Endpoint parse(String text, int defaultPort) {
    Matcher matcher = WITH_PORT.matcher(text);
    if (!matcher.matches()) {
      return new Endpoint(text, defaultPort);
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new Endpoint(host, Integer.parseInt(matcher.group(3)));
  }

  /** What {@link #parse} reads. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
