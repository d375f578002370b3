package org.mxshift.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Rcode;

/** One address and port, UDP and TCP, on which DNS messages come in and are answered. */
final class DnsListener implements AutoCloseable {
  private static final int THREADS = 64;
  private static final int BIND_ATTEMPTS = 50;
  private static final int IDLE_MILLIS = 10_000;

  /** Answers requests, on several threads. */
  interface Answerer {
    /** The response in wire form, or nothing if the client is to wait in vain. */
    Optional<byte[]> answer(Request request);
  }

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Answerer answerer;
  private final ThreadPoolExecutor threads;
  private final Set<Socket> sessions = ConcurrentHashMap.newKeySet();

  private DnsListener(DatagramSocket udp, ServerSocket tcp, Answerer answerer) {
    this.udp = udp;
    this.tcp = tcp;
    this.answerer = answerer;
    String name = "dns-" + udp.getLocalAddress().getHostAddress() + ":" + udp.getLocalPort();
    this.threads =
        new ThreadPoolExecutor(
            0, THREADS, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, name));
    threads.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /**
   * Starts listening.
   *
   * @param at port 0 takes a port that is free for UDP and TCP alike
   * @throws IOException if the address is not this machine's or the port is taken
   */
  static DnsListener open(InetSocketAddress at, Answerer answerer) throws IOException {
    for (int attempt = 1; ; attempt++) {
      DatagramSocket udp = new DatagramSocket(at);
      try {
        InetAddress address = at.getAddress();
        ServerSocket tcp = new ServerSocket(udp.getLocalPort(), THREADS, address);
        DnsListener listener = new DnsListener(udp, tcp, answerer);
        listener.start();
        return listener;
      } catch (IOException e) {
        udp.close();
        if (at.getPort() != 0 || attempt == BIND_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) udp.getLocalSocketAddress();
  }

  @Override
  public void close() {
    udp.close();
    close(tcp);
    sessions.forEach(DnsListener::close);
    threads.shutdownNow();
  }

  private void start() {
    String name = "dns-" + address();
    daemon(this::receive, name + "-udp").start();
    daemon(this::accept, name + "-tcp").start();
  }

  private void receive() {
    byte[] buffer = new byte[Request.TCP_LIMIT];
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        udp.receive(packet);
      } catch (IOException e) {
        return; // closed: nothing else ends a bound socket on loopback
      }
      byte[] request = Arrays.copyOf(packet.getData(), packet.getLength());
      threads.execute(() -> reply(request, packet.getSocketAddress()));
    }
  }

  private void reply(byte[] request, SocketAddress client) {
    answer(request, false).ifPresent(response -> send(response, client));
  }

  private void send(byte[] response, SocketAddress client) {
    try {
      udp.send(new DatagramPacket(response, response.length, client));
    } catch (IOException e) {
      // Closed meanwhile, or a client without a port: as lost as any datagram may be.
    }
  }

  private void accept() {
    while (!tcp.isClosed()) {
      try {
        Socket session = tcp.accept();
        sessions.add(session);
        threads.execute(() -> serve(session));
      } catch (IOException e) {
        close(tcp);
      }
    }
  }

  private void serve(Socket session) {
    try (session) {
      session.setSoTimeout(IDLE_MILLIS);
      DataInputStream in = new DataInputStream(session.getInputStream());
      DataOutputStream out = new DataOutputStream(session.getOutputStream());
      boolean answered = true;
      while (answered) {
        byte[] request = in.readNBytes(in.readUnsignedShort());
        Optional<byte[]> response = answer(request, true);
        answered = response.isPresent();
        if (answered) {
          out.write(framed(response.get()));
          out.flush();
        }
      }
    } catch (IOException e) {
      // The client left or said nothing for long: both end the session.
    } finally {
      sessions.remove(session);
    }
  }

  private Optional<byte[]> answer(byte[] wire, boolean tcp) {
    if (Request.isResponse(wire)) {
      return Optional.empty();
    }
    Optional<Request> request = Request.read(wire, tcp);
    return request.isPresent()
        ? answerer.answer(request.get())
        : Request.refusal(wire, Rcode.FORMERR);
  }

  private static byte[] framed(byte[] message) {
    byte[] frame = new byte[message.length + 2];
    frame[0] = (byte) (message.length >> 8);
    frame[1] = (byte) message.length;
    System.arraycopy(message, 0, frame, 2, message.length);
    return frame;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot close " + resource, e);
    }
  }
}
