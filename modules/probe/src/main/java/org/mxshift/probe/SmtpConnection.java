package org.mxshift.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.mxshift.model.Name;
import org.mxshift.probe.Phase.Step;

/**
 * Lines to and from a mail host that may be anything: slow, endless, half dead or no mail host.
 *
 * <p>A reply has at most 100 lines of 4 KiB, each read has its limit, and when the session's time
 * is over the socket is closed from outside, whatever it is doing then. Junk is a {@link
 * ProtocolException}.
 */
final class SmtpConnection implements AutoCloseable {

  private static final int LONGEST_LINE = 4096;
  private static final int MOST_LINES = 100;

  /** The host hangs up, whatever it was asked, and before it is asked (RFC 5321 section 3.8). */
  private static final int CLOSING = 421;

  private final Socket plain;
  private final LongSupplier ticker;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final byte[] buffer = new byte[LONGEST_LINE];
  private Socket socket;
  private int next;
  private int filled;

  private SmtpConnection(Socket plain, LongSupplier ticker) {
    this.plain = plain;
    this.socket = plain;
    this.ticker = ticker;
  }

  /**
   * Connects, by way of the proxy if there is one, and sets the time after which the connection is
   * closed whatever happens.
   */
  static SmtpConnection open(
      ProbeSettings settings,
      InetSocketAddress address,
      TimeLimits limits,
      PhaseLog log,
      LongSupplier ticker)
      throws IOException {
    Socket socket = new Socket();
    int millis = (int) limits.connect().toMillis();
    try {
      if (settings.via().isPresent()) {
        log.done(Step.PROXY, () -> proxied(socket, settings.via().get(), millis));
        log.done(Step.CONNECT, () -> onward(socket, address, millis));
      } else {
        log.done(Step.CONNECT, () -> connected(socket, address, millis));
      }
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    SmtpConnection connection = new SmtpConnection(socket, ticker);
    connection.closeAfter(limits.session());
    return connection;
  }

  private static Socket connected(Socket socket, InetSocketAddress to, int millis)
      throws IOException {
    socket.connect(to, millis);
    return socket;
  }

  private static Socket proxied(Socket socket, InetSocketAddress proxy, int millis)
      throws IOException {
    connected(socket, proxy, millis);
    Socks5.greet(socket, millis);
    return socket;
  }

  private static Socket onward(Socket socket, InetSocketAddress to, int millis) throws IOException {
    Socks5.connect(socket, to, millis);
    return socket;
  }

  /** Sends ASCII as it is. */
  void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  /**
   * Sends a command and reads its reply. One that came unasked would be taken for it, and each
   * reply after it for the next command's; a host that says by it that it hangs up has replied.
   */
  SmtpReply ask(String command, Duration limit) throws IOException {
    if (next < filled || socket.getInputStream().available() > 0) {
      SmtpReply early = read(limit);
      if (early.code() != CLOSING) {
        throw new ProtocolException("a reply that nobody asked for: " + early);
      }
      return early;
    }
    write(command + "\r\n");
    return read(limit);
  }

  /** Reads one reply of one or more lines. */
  SmtpReply read(Duration limit) throws IOException {
    long deadline = ticker.getAsLong() + limit.toNanos();
    List<String> texts = new ArrayList<>();
    String line = line(deadline);
    int code = code(line);
    while (line.startsWith("-", 3)) {
      texts.add(line.substring(4));
      line = line(deadline);
      if (texts.size() >= MOST_LINES || code(line) != code) {
        throw new ProtocolException("a reply without end, or of several codes");
      }
    }
    texts.add(line.length() > 3 ? line.substring(4) : "");
    return new SmtpReply(code, texts);
  }

  /** Goes on under TLS; what was sent ahead of the handshake is an attack (RFC 3207 section 6). */
  PeerCertificate secure(Tls tls, Name host, Duration limit) throws IOException {
    if (next < filled) {
      throw new ProtocolException("text behind the reply to STARTTLS");
    }
    plain.setSoTimeout((int) limit.toMillis());
    Tls.Secured secured = tls.secure(plain, host);
    socket = secured.socket();
    return secured.certificate();
  }

  @Override
  public void close() {
    end.complete(null);
    closeSocket();
  }

  private void closeAfter(Duration session) {
    var unused =
        end.orTimeout(session.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (done, late) -> {
                  if (late != null) {
                    closeSocket();
                  }
                });
  }

  /** The plain socket, never the TLS one, which would wait for its peer. */
  private void closeSocket() {
    try {
      plain.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  private static int code(String line) throws ProtocolException {
    if (!line.matches("(?s)[2-5]\\d\\d(?:[ -].*)?")) { // any octet: 0x85 ends no line here
      throw new ProtocolException("no SMTP reply: " + Shown.line(line));
    }
    return Integer.parseInt(line.substring(0, 3));
  }

  private String line(long deadline) throws IOException {
    StringBuilder line = new StringBuilder();
    for (byte octet = octet(deadline); octet != '\n'; octet = octet(deadline)) {
      if (octet == 0 || line.length() >= LONGEST_LINE) {
        throw new ProtocolException(octet == 0 ? "a NUL in a line" : "a line without end");
      }
      line.append((char) (octet & 0xff));
    }
    boolean hasReturn = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
    return hasReturn ? line.substring(0, line.length() - 1) : line.toString();
  }

  private byte octet(long deadline) throws IOException {
    if (next == filled) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - ticker.getAsLong());
      if (left <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) left);
      next = 0;
      filled = Math.max(0, socket.getInputStream().read(buffer));
      if (filled == 0) {
        throw new EOFException("the host closed the connection");
      }
    }
    return buffer[next++];
  }
}
