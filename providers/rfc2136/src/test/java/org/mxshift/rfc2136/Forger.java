package org.mxshift.rfc2136;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;

/** Stands before a primary: hands questions on untouched, and answers updates in its own words. */
final class Forger implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final InetSocketAddress primary;
  private final boolean lettingThrough;
  private final UnaryOperator<Message> words;

  /**
   * @param lettingThrough whether updates reach the primary all the same
   * @param words what is answered to an update
   */
  Forger(InetSocketAddress primary, boolean lettingThrough, UnaryOperator<Message> words)
      throws IOException {
    this.primary = primary;
    this.lettingThrough = lettingThrough;
    this.words = words;
    Thread thread = new Thread(this::serve, "forger");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listening.getLocalPort();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept()) {
        byte[] request = read(client);
        Message parsed = new Message(request);
        boolean update = parsed.getHeader().getOpcode() == Opcode.UPDATE;
        byte[] answer = update && !lettingThrough ? request : handedOn(request);
        write(client, update ? words.apply(parsed).toWire() : answer);
      } catch (IOException e) {
        // The client hung up, or the test is over.
      }
    }
  }

  private byte[] handedOn(byte[] request) throws IOException {
    try (Socket server = new Socket(primary.getAddress(), primary.getPort())) {
      write(server, request);
      return read(server);
    }
  }

  private static byte[] read(Socket from) throws IOException {
    DataInputStream in = new DataInputStream(from.getInputStream());
    return in.readNBytes(in.readUnsignedShort());
  }

  private static void write(Socket to, byte[] message) throws IOException {
    DataOutputStream out = new DataOutputStream(to.getOutputStream());
    out.writeShort(message.length);
    out.write(message);
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
