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
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int ATTEMPTS = 4;

  /** A port of 127.0.0.1 that a moment ago was free for TCP and UDP alike. */
  static Endpoint free() {
    for (int attempt = 0; attempt < 100; attempt++) {
      try (ServerSocket tcp = new ServerSocket(0, 1, LOOPBACK)) {
        new DatagramSocket(tcp.getLocalPort(), LOOPBACK).close();
        return new Endpoint(Network.host(), LOOPBACK.getHostAddress(), tcp.getLocalPort());
      } catch (BindException e) {
        // Free for TCP only: ask again.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("no port of 127.0.0.1 is free for TCP and UDP");
  }

  /** Starts a server on a free port, and on another one when somebody took the first meanwhile. */
  static <S> S onFree(Function<Endpoint, S> start) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return start.apply(free());
      } catch (ServerProcess.PortTaken e) {
        // Ask for another one.
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
