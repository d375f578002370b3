package org.mxshift.spi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a DNS server listens, as people write it in settings.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
public record Server(String host, int port) {
  private static final int DNS = 53;
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?");
  private static final Pattern BARE_IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:.*");

  /**
   * Reads {@code host}, {@code host:port}, {@code [v6]:port} or an IPv6 address alone.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static Server parse(String text) {
    if (BARE_IPV6.matcher(text).matches()) {
      return new Server(text, DNS);
    }
    Matcher matcher = FORM.matcher(text);
    int port = matcher.matches() && matcher.group(3) != null ? number(matcher.group(3)) : DNS;
    if (!matcher.matches() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(text + " is no host, host:port or [address]:port");
    }
    return new Server(matcher.group(1) != null ? matcher.group(1) : matcher.group(2), port);
  }

  /** The address, looked up now; it may be unresolved. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** Every address of it, looked up now, in the order of this machine; none when it has none. */
  public List<InetSocketAddress> addresses() {
    try {
      return Stream.of(InetAddress.getAllByName(host))
          .map(address -> new InetSocketAddress(address, port))
          .toList();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  @Override
  public String toString() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return port == DNS ? host : shown + ":" + port;
  }
}
