package org.mxshift.probe;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;

/**
 * The client's half of a SOCKS5 connection without a password (RFC 1928), as {@code ssh -D} serves
 * it. Own, since what the platform has cannot tell a proxy that is down from a host that is.
 */
final class Socks5 {

  private static final int VERSION = 5;
  private static final int NAME = 3;
  private static final int V6 = 4;

  private Socks5() {}

  /** Asks the proxy at the other end whether it is one, and lets us in. */
  static void greet(Socket socket, int millis) throws IOException {
    socket.setSoTimeout(millis);
    OutputStream out = socket.getOutputStream();
    out.write(new byte[] {VERSION, 1, 0});
    out.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    try {
      int version = in.readUnsignedByte();
      int method = in.readUnsignedByte();
      if (version != VERSION || method != 0) {
        throw new ProtocolException(
            version == VERSION ? "the proxy wants a password" : "this is no SOCKS5 proxy");
      }
    } catch (EOFException e) {
      throw new ProtocolException("the proxy closed the connection");
    }
  }

  /** Lets it connect to this address. */
  static void connect(Socket socket, InetSocketAddress target, int millis) throws IOException {
    socket.setSoTimeout(millis);
    byte[] address = target.getAddress().getAddress();
    byte[] request = new byte[6 + address.length];
    request[0] = VERSION;
    request[1] = 1;
    request[3] = (byte) (address.length == 4 ? 1 : V6);
    System.arraycopy(address, 0, request, 4, address.length);
    request[4 + address.length] = (byte) (target.getPort() >> 8);
    request[5 + address.length] = (byte) target.getPort();
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    try {
      in.readUnsignedByte();
      int reply = in.readUnsignedByte();
      in.readUnsignedByte();
      int type = in.readUnsignedByte();
      int rest = type == NAME ? in.readUnsignedByte() : type == V6 ? 16 : 4;
      in.readFully(new byte[rest + 2]);
      if (reply != 0) {
        throw new ConnectException(words(reply, target.getAddress()));
      }
    } catch (EOFException e) {
      throw new ConnectException("the proxy hung up");
    }
  }

  private static String words(int reply, InetAddress target) {
    String where = " (said the proxy of " + target.getHostAddress() + ")";
    return switch (reply) {
          case 2 -> "not allowed";
          case 3 -> "network unreachable";
          case 4 -> "host unreachable";
          case 5 -> "connection refused";
          case 6 -> "time is over";
          default -> "could not connect, code " + reply;
        }
        + where;
  }
}
