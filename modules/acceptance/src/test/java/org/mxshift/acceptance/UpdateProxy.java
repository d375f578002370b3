package org.mxshift.acceptance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.xbill.DNS.Header;
import org.xbill.DNS.Opcode;

/**
 * Stands before a real name server on TCP, so that a test can lose the response to an update, or
 * let a stranger act just before one arrives. One question a connection.
 */
final class UpdateProxy implements AutoCloseable {
  private static final int LIMIT_MILLIS = 10_000;

  private final InetSocketAddress server;
  private final ServerSocket listening;
  private final AtomicBoolean losing = new AtomicBoolean();
  private final AtomicReference<Runnable> stranger = new AtomicReference<>(() -> {});

  private UpdateProxy(InetSocketAddress server, ServerSocket listening) {
    this.server = server;
    this.listening = listening;
  }

  static UpdateProxy before(InetSocketAddress server) {
    try {
      ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      UpdateProxy proxy = new UpdateProxy(server, listening);
      Thread thread = new Thread(proxy::serve, "update-proxy");
      thread.setDaemon(true);
      thread.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  /** The response to the next update is lost. */
  void loseNextResponse() {
    losing.set(true);
  }

  /** Done when the next update has left its sender and has not reached the server. */
  void beforeNextUpdate(Runnable act) {
    stranger.set(act);
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept()) {
        client.setSoTimeout(LIMIT_MILLIS);
        pass(client);
      } catch (IOException e) {
        // That client notices: its connection is closed.
      }
    }
  }

  private void pass(Socket client) throws IOException {
    byte[] question = frame(client);
    boolean update = new Header(question).getOpcode() == Opcode.UPDATE;
    if (update) {
      stranger.getAndSet(() -> {}).run();
    }
    try (Socket up = new Socket()) {
      up.connect(server, LIMIT_MILLIS);
      up.setSoTimeout(LIMIT_MILLIS);
      send(up, question);
      byte[] answer = frame(up);
      if (!update || !losing.getAndSet(false)) {
        send(client, answer);
      }
    }
  }

  private static byte[] frame(Socket from) throws IOException {
    DataInputStream in = new DataInputStream(from.getInputStream());
    byte[] octets = new byte[in.readUnsignedShort()];
    in.readFully(octets);
    return octets;
  }

  private static void send(Socket to, byte[] octets) throws IOException {
    DataOutputStream out = new DataOutputStream(to.getOutputStream());
    out.writeShort(octets.length);
    out.write(octets);
  }
}
