package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.Function;

/** An IPv4 address and port inside a network, where a server listens. */
record Endpoint(Network network, String address, int port) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int ATTEMPTS = 4;

  /** A port of 127.0.0.1 that a moment ago was free for TCP and UDP alike. */
  static Endpoint free() {
    for (int attempt = 0; attempt < 100; attempt++) {
      try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
        new DatagramSocket(tcp.getLocalPort(), tcp.getInetAddress()).close();
        return new Endpoint(Network.host(), LOOPBACK, tcp.getLocalPort());
      } catch (BindException e) {
        continue; // free for TCP only
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("no port of " + LOOPBACK + " is free for TCP and UDP");
  }

  /** Starts a server on a free port, and on another one when somebody took the first meanwhile. */
  static <S> S onFree(Function<Endpoint, S> start) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return start.apply(free());
      } catch (ServerProcess.PortTaken e) {
        continue;
      }
    }
    return start.apply(free());
  }

  /** For clients in this JVM; reachable only when the network is {@link Network#host}. */
  InetSocketAddress socketAddress() {
    return new InetSocketAddress(address, port);
  }

  @Override
  public String toString() {
    return address + "#" + port;
  }
}
