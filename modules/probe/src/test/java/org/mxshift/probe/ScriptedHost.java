package org.mxshift.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail host that says what it is told to, however wrong: a reply for each command word, {@code
 * BANNER} for the first line and {@code .} for the final dot; or for a command word and how its
 * address begins, such as {@code RCPT postmaster} or {@code MAIL <>}.
 */
final class ScriptedHost implements AutoCloseable {

  /** Hangs up instead of replying. */
  static final String CLOSE = "<close>";

  /** Says nothing more until the client goes. */
  static final String SILENT = "<silent>";

  /** Says one character after the other, and never ends. */
  static final String TRICKLE = "<trickle>";

  /** Agrees to TLS, and then sends a handshake byte by byte that never ends. */
  static final String TRICKLE_TLS = "<trickle tls>";

  /** Takes three recipients in a transaction, and asks to bring the others in another. */
  static final String THREE_AT_A_TIME = "<three at a time>";

  private static final byte[] HANDSHAKE_OF_16_KIB = {0x16, 3, 3, 0x3f, (byte) 0xff};

  /** What a host says that has nothing against anybody. */
  static final Map<String, String> KIND =
      Map.of(
          "BANNER", "220 mail.test ESMTP",
          "EHLO", "250-mail.test\r\n250 8BITMIME",
          "HELO", "250 mail.test",
          "MAIL", "250 2.1.0 Ok",
          "RCPT", "250 2.1.5 Ok",
          "DATA", "354 Go on",
          ".", "250 2.0.0 Kept",
          "RSET", "250 2.0.0 Ok",
          "QUIT", "221 2.0.0 Bye",
          "STARTTLS", "220 Ready");

  private final ServerSocket server;
  private final Map<String, String> replies;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger visits = new AtomicInteger();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private ScriptedHost(ServerSocket server, Map<String, String> replies) {
    this.server = server;
    this.replies = replies;
  }

  /** Starts at this loopback address; replies not given are kind. */
  static ScriptedHost start(String address, int port, Map<String, String> replies)
      throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    ScriptedHost host = new ScriptedHost(server, replies);
    thread(host::serve);
    return host;
  }

  int port() {
    return server.getLocalPort();
  }

  int visits() {
    return visits.get();
  }

  /** Every line that came in. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        visits.incrementAndGet();
        thread(() -> talk(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      boolean on = say(out, in, "BANNER");
      boolean data = false;
      int recipients = 0;
      while (on) {
        String line = in.readLine();
        if (line == null) {
          return;
        }
        heard.add(line);
        if (data && !line.equals(".")) {
          continue;
        }
        String word = data ? "." : line.split("[ :]", 2)[0];
        recipients = word.equals("MAIL") ? 0 : recipients + 1;
        word = special(line).orElse(word);
        boolean full = reply(word).equals(THREE_AT_A_TIME) && recipients > 3;
        on = say(out, in, full ? "FULL" : word) && !word.equals("QUIT");
        data = word.equals("DATA") && reply(word).startsWith("354");
      }
    } catch (IOException e) {
      // The client went away.
    }
  }

  private boolean say(OutputStream out, BufferedReader in, String word) throws IOException {
    String reply = reply(word);
    switch (reply) {
      case CLOSE -> {}
      case THREE_AT_A_TIME -> {
        return say(out, in, "NEXT");
      }
      case SILENT -> {
        while (in.read() >= 0) {
          // Not a word.
        }
      }
      case TRICKLE -> trickle(out);
      case TRICKLE_TLS -> {
        out.write("220 Ready\r\n".getBytes(ISO_8859_1));
        if (in.read() >= 0) {
          out.write(HANDSHAKE_OF_16_KIB);
          trickle(out);
        }
      }
      default -> {
        out.write((reply + "\r\n").getBytes(ISO_8859_1));
        return true;
      }
    }
    return false;
  }

  private void trickle(OutputStream out) throws IOException {
    while (!tick()) {
      out.write('2');
    }
  }

  private String reply(String word) {
    if (word.equals("FULL")) {
      return "452 4.5.3 Too many recipients";
    }
    return word.equals("NEXT")
        ? "250 2.1.5 Ok"
        : replies.getOrDefault(word, KIND.getOrDefault(word, "500 5.5.1 What?"));
  }

  /** The most special of the replies that are given for this line. */
  private Optional<String> special(String line) {
    return replies.keySet().stream()
        .filter(key -> key.contains(" "))
        .filter(
            key -> {
              String[] words = key.split(" ", 2);
              String address = line.substring(Math.min(line.length(), line.indexOf(':') + 1));
              return line.startsWith(words[0] + " ")
                  && (address.startsWith(words[1]) || address.startsWith("<" + words[1]));
            })
        .findFirst();
  }

  private boolean tick() {
    try {
      return over.await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "scripted-host");
    thread.setDaemon(true);
    thread.start();
  }
}
