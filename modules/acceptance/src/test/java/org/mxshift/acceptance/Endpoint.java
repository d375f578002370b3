package org.mxshift.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.function.Function;

/** An IPv4 address and port inside a network, where a server listens. */
record Endpoint(Network network, String address, int port) {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int ATTEMPTS = 4;

  /** A port of 127.0.0.1 that a moment ago was free for TCP and UDP alike. */
  static Endpoint free() {
    try (Taken taken = Taken.one()) {
      return taken.endpoint();
    }
  }

  /** A port of 127.0.0.1 that nobody else gets, for TCP nor UDP, until this is closed. */
  record Taken(ServerSocket tcp, DatagramSocket udp) implements AutoCloseable {

    static Taken one() {
      for (int attempt = 0; attempt < 100; attempt++) {
        try {
          Optional<Taken> both = both(new ServerSocket(0, 1, LOOPBACK));
          if (both.isPresent()) {
            return both.get();
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      throw new IllegalStateException("no port of 127.0.0.1 is free for TCP and UDP");
    }

    private static Optional<Taken> both(ServerSocket tcp) throws IOException {
      try {
        return Optional.of(new Taken(tcp, new DatagramSocket(tcp.getLocalPort(), LOOPBACK)));
      } catch (BindException e) {
        tcp.close(); // Free for TCP only: ask again.
        return Optional.empty();
      }
    }

    Endpoint endpoint() {
      return new Endpoint(Network.host(), LOOPBACK.getHostAddress(), tcp.getLocalPort());
    }

    @Override
    public void close() {
      udp.close();
      try {
        tcp.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
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
