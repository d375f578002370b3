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
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mailbox server that says what it is told to, however wrong: text for each command word before
 * the tagged line, {@code GREETING} for the first line.
 */
final class ScriptedImap implements AutoCloseable {

  /** Says nothing more. */
  static final String SILENT = "<silent>";

  /** Hangs up. */
  static final String CLOSE = "<close>";

  /** Stands for the tag of the command. */
  static final String TAG = "<tag>";

  /** What is said to a line that is no command, such as a secret that was asked for. */
  static final String CONTINUED = "<continued>";

  /** One line without an end. */
  static final String ENDLESS = "<endless>";

  private static final Map<String, String> KIND =
      Map.of(
          "GREETING", "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] scripted",
          "LIST", "* LIST (\\HasNoChildren) \"/\" INBOX",
          "SELECT", "* 0 EXISTS",
          "EXAMINE", "* 0 EXISTS",
          "SEARCH", "* SEARCH");

  private final ServerSocket server;
  private final Map<String, String> replies;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private ScriptedImap(ServerSocket server, Map<String, String> replies) {
    this.server = server;
    this.replies = replies;
  }

  static ScriptedImap start(Map<String, String> replies) throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    ScriptedImap imap = new ScriptedImap(server, replies);
    Thread thread = new Thread(imap::serve, "scripted-imap");
    thread.setDaemon(true);
    thread.start();
    return imap;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Every line that came in. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        talk(socket);
      } catch (IOException e) {
        // The client went away, or this is closed.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      boolean on = say(out, in, "", "GREETING");
      String tag = "";
      while (on) {
        String line = in.readLine();
        if (line == null) {
          return;
        }
        heard.add(line);
        String[] words = line.split(" ", 3);
        String word = words.length > 1 ? words[1] : CONTINUED;
        tag = words.length > 1 ? words[0] : tag;
        on = say(out, in, tag, word);
        String reply = replies.getOrDefault(word, "");
        if (on && !reply.startsWith(TAG) && !reply.startsWith("+")) {
          out.write((tag + " OK done\r\n").getBytes(ISO_8859_1));
        }
      }
    }
  }

  private boolean say(OutputStream out, BufferedReader in, String tag, String word)
      throws IOException {
    String reply = replies.getOrDefault(word, KIND.getOrDefault(word, "")).replace(TAG, tag);
    switch (reply) {
      case "" -> {
        return true;
      }
      case CLOSE -> {
        return false;
      }
      case SILENT -> {
        while (in.read() >= 0) {
          // Not a word.
        }
        return false;
      }
      case ENDLESS -> {
        byte[] much = "* OK ".concat("x".repeat(1 << 20)).getBytes(ISO_8859_1);
        while (true) {
          out.write(much);
        }
      }
      default -> {
        out.write((reply + "\r\n").getBytes(ISO_8859_1));
        return true;
      }
    }
  }
}
