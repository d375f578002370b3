package org.mxshift.plan;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server, written as {@code scheme://host:port}.
 *
 * @param scheme the protocol, such as {@code imaps}
 * @param host a name, or an address (of IPv6 without brackets)
 * @param port 1 to 65535
 */
public record ServerUrl(String scheme, String host, int port) {

  private static final Pattern FORM =
      Pattern.compile(
          "([a-z0-9]+)://(?:\\[([0-9a-fA-F:]{2,45})]|([A-Za-z0-9._-]{1,254}))(?::(\\d{1,5}))?/?");
  private static final int LARGEST = 65_535;

  /** Refuses a port that cannot be. */
  public ServerUrl {
    if (port < 1 || port > LARGEST) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
  }

  /**
   * Reads a server of mailboxes or of submission, as plans name those.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static ServerUrl ofMail(String text) {
    return parse(text, text.startsWith("smtp") ? Relay.PORTS : Inbox.PORTS);
  }

  /**
   * Reads a text.
   *
   * @param ports the port that each scheme which is known here has without one
   */
  static ServerUrl parse(String text, Map<String, Integer> ports) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || !ports.containsKey(parts.group(1))) {
      String scheme = ports.keySet().stream().sorted().reduce((a, b) -> b).orElseThrow();
      throw new IllegalArgumentException(
          "this is no server; write " + scheme + "://host, without user, path or password");
    }
    String scheme = parts.group(1);
    String host = parts.group(2) == null ? parts.group(3) : parts.group(2);
    String port = parts.group(4);
    int number = port == null ? ports.getOrDefault(scheme, 0) : Integer.parseInt(port);
    return new ServerUrl(scheme, host, number);
  }

  /** Whether both are the same server: letters of a host name have no case (RFC 4343). */
  public boolean isSame(ServerUrl other) {
    return scheme.equals(other.scheme) && port == other.port && host.equalsIgnoreCase(other.host);
  }

  @Override
  public String toString() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return scheme + "://" + name + ":" + port;
  }
}
