package org.mxshift.probe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Sockets for a library that trusts its server: when their time is over they are closed from
 * outside, whatever is being read, and together they take in only so much.
 */
final class BoundedSockets extends SocketFactory implements AutoCloseable {

  private static final long MOST_OCTETS = 8 << 20;

  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final AtomicLong left = new AtomicLong(MOST_OCTETS);

  BoundedSockets(Duration time) {
    var unused =
        end.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((done, late) -> sockets.forEach(BoundedSockets::close));
  }

  /** Whether the time was over before the work. */
  boolean isOver() {
    return end.isCompletedExceptionally();
  }

  /** Whether the server said more than anybody wants to hear. */
  boolean isFull() {
    return left.get() < 0;
  }

  /** Why a library that used them failed. */
  String fault(String reason) {
    return isFull()
        ? "it says more than anybody wants to hear"
        : isOver() ? "it did not come to an end in time" : reason;
  }

  /** The library's own words are vague where another exception stands behind. */
  static String reason(Exception e) {
    StringBuilder words = new StringBuilder();
    for (Throwable each = e; each != null; each = each.getCause()) {
      String message = each.getMessage();
      if (message != null && words.indexOf(message) < 0) {
        words.append(words.isEmpty() ? "" : ": ").append(message);
      }
    }
    return Shown.line(words.isEmpty() ? e.getClass().getSimpleName() : words.toString());
  }

  @Override
  public void close() {
    end.complete(null);
  }

  @Override
  public Socket createSocket() {
    Socket socket = new Bounded();
    sockets.add(socket);
    if (end.isDone()) {
      close(socket);
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unasked();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw unasked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unasked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw unasked();
  }

  private static UnsupportedOperationException unasked() {
    return new UnsupportedOperationException("only sockets that are not connected yet");
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  private final class Bounded extends Socket {
    @Override
    public InputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream());
    }
  }

  private final class Counted extends FilterInputStream {

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      return counted(read, read);
    }

    private int counted(int result, int octets) throws IOException {
      if (octets > 0 && left.addAndGet(-octets) < 0) {
        throw new IOException("it says more than " + MOST_OCTETS + " octets");
      }
      return result;
    }
  }
}
