package org.mxshift.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Message;

/** A DNS server that answers octets, however wrong, over UDP and TCP on one port of loopback. */
final class WireServer implements AutoCloseable {

  /** What is sent for a question; nothing at all when the list is empty. */
  interface Script {
    List<byte[]> answers(Message question, boolean tcp) throws IOException;
  }

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Script script;
  private final AtomicInteger asked = new AtomicInteger();

  private WireServer(DatagramSocket udp, ServerSocket tcp, Script script) {
    this.udp = udp;
    this.tcp = tcp;
    this.script = script;
  }

  static WireServer start(Script script) throws IOException {
    ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    try {
      WireServer server =
          new WireServer(new DatagramSocket(tcp.getLocalSocketAddress()), tcp, script);
      thread(server::serveUdp);
      thread(server::serveTcp);
      return server;
    } catch (BindException somebodyElseHasThatPortByUdp) {
      tcp.close();
      return start(script);
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) tcp.getLocalSocketAddress();
  }

  /** How many questions came. */
  int asked() {
    return asked.get();
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }

  private void serveUdp() {
    byte[] buffer = new byte[4096];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        byte[] question = Arrays.copyOf(buffer, packet.getLength());
        for (byte[] answer : answers(question, false)) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        // closed, or sent to somebody who has gone
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        thread(() -> talk(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      while (true) {
        for (byte[] answer : answers(in.readNBytes(in.readUnsignedShort()), true)) {
          out.writeShort(answer.length);
          out.write(answer);
        }
        out.flush();
      }
    } catch (IOException e) {
      // the client has gone
    }
  }

  private List<byte[]> answers(byte[] question, boolean overTcp) throws IOException {
    asked.incrementAndGet();
    return script.answers(new Message(question), overTcp);
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "wire-server");
    thread.setDaemon(true);
    thread.start();
  }
}
