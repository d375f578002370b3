package org.mxshift.rfc2136;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.mxshift.spi.Server;

/**
 * One question and one answer over a TCP connection of their own, with a limit on all of it.
 *
 * <p>TCP (RFC 7766) and not UDP: answers are whole and from whom they seem to be, and a connection
 * that does not come about tells for certain that an update did not happen. Not dnsjava's own
 * transport, which does not tell a connection that failed from an answer that did not come.
 */
final class Wire {
  private final Server server;
  private final Supplier<List<InetSocketAddress>> addresses;
  private final Duration timeout;

  Wire(Server server, Duration timeout) {
    this(server, server::addresses, timeout);
  }

  /** With another way to find the addresses. */
  Wire(Server server, Supplier<List<InetSocketAddress>> addresses, Duration timeout) {
    this.server = server;
    this.addresses = addresses;
    this.timeout = timeout;
  }

  byte[] exchange(byte[] request) throws Unanswered {
    long end = System.nanoTime() + timeout.toNanos();
    try (Socket socket = connected(end)) {
      return talk(socket, request, end);
    } catch (Unanswered e) {
      throw e;
    } catch (SocketTimeoutException e) {
      throw new Unanswered(true, server + " did not answer in " + seconds(), e);
    } catch (IOException e) {
      throw new Unanswered(true, server + " hung up: " + e.getMessage(), e);
    }
  }

  /**
   * A connection to the first address that takes one: where there is no way to one family, the
   * other may serve. Nothing is sent before it stands.
   */
  private Socket connected(long end) throws Unanswered {
    List<InetSocketAddress> all = addresses.get();
    Unanswered last = new Unanswered(false, "server " + server + " has no address");
    for (int i = 0; i < all.size(); i++) {
      try {
        return connected(all.get(i), end, all.size() - i);
      } catch (SocketTimeoutException e) {
        last = new Unanswered(false, server + " cannot be reached over TCP in " + seconds(), e);
      } catch (IOException e) {
        last = new Unanswered(false, server + " cannot be reached over TCP: " + e.getMessage(), e);
      }
    }
    throw last;
  }

  private static Socket connected(InetSocketAddress address, long end, int untried)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(address, Math.max(1, left(end) / untried));
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static byte[] talk(Socket socket, byte[] request, long end) throws IOException {
    ByteBuffer framed = ByteBuffer.allocate(2 + request.length);
    framed.putShort((short) request.length).put(request);
    new DataOutputStream(socket.getOutputStream()).write(framed.array());
    int length = ByteBuffer.wrap(read(socket, 2, end)).getShort() & 0xffff;
    return read(socket, length, end);
  }

  private static byte[] read(Socket socket, int length, long end) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] octets = new byte[length];
    int filled = 0;
    while (filled < length) {
      socket.setSoTimeout(left(end));
      int count = in.read(octets, filled, length - filled);
      if (count < 0) {
        throw new EOFException("no more after " + filled + " of " + length + " octets");
      }
      filled += count;
    }
    return octets;
  }

  /** Milliseconds, at least one: zero would mean for ever. */
  private static int left(long end) throws SocketTimeoutException {
    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    return Math.toIntExact(left);
  }

  private String seconds() {
    return timeout.toSeconds() + " s";
  }
}
