package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/**
 * One mailbox on loopback, read by IMAP (RFC 3501): an inbox and a spam folder in memory, enough of
 * the protocol for a client that looks for messages and deletes some. Safe for use by several
 * threads.
 */
public final class ImapHost implements AutoCloseable {

  /** The inbox. */
  public static final String INBOX = "INBOX";

  private final ServerSocket server;
  private final String user;
  private final String secret;
  private final Map<String, Folder> folders = new TreeMap<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private ImapHost(ServerSocket server, String user, String secret, String spamFolder) {
    this.server = server;
    this.user = user;
    this.secret = secret;
    folders.put(INBOX, new Folder(INBOX, ""));
    folders.put(spamFolder, new Folder(spamFolder, "\\Junk"));
  }

  /**
   * A message in a folder.
   *
   * @param uid unique in its folder
   * @param at when it came
   * @param text headers, an empty line, body; one character per octet, lines end in CRLF
   */
  record Kept(int uid, Instant at, String text) {
    byte[] octets() {
      return text.getBytes(ISO_8859_1);
    }

    String header() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end + 4);
    }
  }

  /** A folder; only its own methods touch its messages. */
  static final class Folder {
    private final String name;
    private final String attribute;
    private final List<Kept> messages = new ArrayList<>();
    private final Set<Integer> marked = new HashSet<>();
    private int next = 1;

    Folder(String name, String attribute) {
      this.name = name;
      this.attribute = attribute;
    }

    String name() {
      return name;
    }

    String attribute() {
      return attribute;
    }

    synchronized void add(Instant at, String text) {
      messages.add(new Kept(next++, at, text));
    }

    synchronized List<Kept> messages() {
      return List.copyOf(messages);
    }

    /** Marks it as deleted, until somebody expunges. */
    synchronized void mark(Kept message) {
      marked.add(message.uid());
    }

    /** Takes out what is marked and meant; what is gone. */
    synchronized Set<Integer> expunge(IntPredicate meant) {
      Set<Integer> gone = new HashSet<>(marked);
      gone.removeIf(uid -> !meant.test(uid));
      marked.removeAll(gone);
      messages.removeIf(message -> gone.contains(message.uid()));
      return gone;
    }
  }

  /**
   * Starts a mailbox that is empty.
   *
   * @param at a loopback address, port 0 for any free one
   * @param secret the password, or the access token of XOAUTH2
   * @param spamFolder its name; it says what it is for (RFC 6154)
   */
  public static ImapHost start(InetSocketAddress at, String user, String secret, String spamFolder)
      throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(at);
    ImapHost host = new ImapHost(server, user, secret, spamFolder);
    host.thread(host::serve);
    return host;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** Puts a message into the inbox. */
  public void deliver(StoredMessage message) {
    put(INBOX, message.arrived(), message.text());
  }

  /** Puts a message into a folder. */
  public void put(String folder, Instant at, String text) {
    folder(folder).add(at, text);
  }

  /** A mail program marks messages with this word as deleted, and leaves them there for now. */
  public void mark(String folder, String word) {
    folder(folder).messages().stream()
        .filter(message -> message.text().contains(word))
        .forEach(folder(folder)::mark);
  }

  /** What lies in a folder, oldest first, as text. */
  public List<String> texts(String folder) {
    return folder(folder).messages().stream().map(Kept::text).toList();
  }

  Folder folder(String name) {
    return folders.getOrDefault(name, new Folder(name, ""));
  }

  Iterable<Folder> folders() {
    return List.copyOf(folders.values());
  }

  boolean has(String name) {
    return folders.containsKey(name);
  }

  boolean knows(String who, String word) {
    return user.equals(who) && secret.equals(word);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        thread(() -> talk(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      new ImapSession(this, socket).talk();
    } catch (IOException e) {
      // The client went away.
    } finally {
      sockets.remove(socket);
    }
  }

  private void thread(Runnable task) {
    Thread thread = new Thread(task, "imap-" + user);
    thread.setDaemon(true);
    thread.start();
  }
}
