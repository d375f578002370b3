package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What answers any request on loopback by repeating it wherever an answer has room for it. */
final class EchoingHost implements AutoCloseable {

  private static final String JSON =
      "{\"success\":false,\"errors\":[{\"code\":7003,\"message\":\"ECHO\"}],\"detail\":\"ECHO\","
          + "\"error\":{\"message\":\"ECHO\",\"errors\":[{\"reason\":\"ECHO\"}]},"
          + "\"error_description\":\"ECHO\",\"kind\":\"ECHO\",\"rrsets\":\"ECHO\"}";

  private static final String XML =
      "<ErrorResponse><Error><Type>Sender</Type><Code>ECHO</Code><Message>ECHO</Message></Error>"
          + "<RequestId>ECHO</RequestId></ErrorResponse>";

  /** {@code ECHO} stands for what was received. */
  static final List<String> ANSWERS =
      List.of(
          answer("403 Forbidden", "", JSON),
          answer("400 ECHO", "X-Echo: ECHO", JSON),
          answer("401 ECHO", "WWW-Authenticate: Bearer realm=ECHO", XML),
          answer("403 ECHO", "", XML),
          answer("404 ECHO", "", "ECHO"),
          answer("412 ECHO", "", "{\"error\":\"ECHO\"}"),
          answer("429 ECHO", "Retry-After: ECHO", JSON),
          answer("500 ECHO", "", "{\"error\":\"ECHO"),
          answer("302 Found", "Location: https://ECHO/", ""),
          answer("200 OK", "", "ECHO"),
          answer("200 OK", "", JSON),
          answer("200 OK", "", XML),
          answer("200 OK", "", "[{\"type\":\"MX\",\"ttl\":\"ECHO\",\"records\":[\"ECHO\"]}]"),
          answer("200 OK", "Content-Length: ECHO", "{}"),
          answer("200 OK", "Transfer-Encoding: chunked", "ECHO\r\nECHO"),
          answer("ECHO", "", "{}"),
          answer("200 OK", "ECHO", "{}"),
          "ECHO\r\n\r\n",
          "");

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile String answer = ANSWERS.get(0);

  private static String answer(String status, String header, String body) {
    String head = header.isEmpty() ? "" : header + "\r\n";
    return "HTTP/1.1 " + status + "\r\n" + head + "Connection: close\r\n\r\n" + body;
  }

  EchoingHost() throws IOException {
    thread(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** From now on this is answered. */
  void answers(String text) {
    answer = text;
  }

  /** All that was ever sent here. */
  String received() {
    return String.join("\n", received);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        thread(() -> repeat(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void repeat(Socket socket) {
    try (socket) {
      String said = said(socket);
      received.add(said);
      String echo = said.replaceAll("[\\r\\n\"\\\\<>&]+", " ");
      socket.getOutputStream().write(answer.replace("ECHO", echo).getBytes(ISO_8859_1));
    } catch (IOException e) {
      // the client has gone
    }
  }

  /** All that comes until the client waits for its answer. */
  private static String said(Socket socket) throws IOException {
    socket.setSoTimeout(10);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    byte[] block = new byte[16_384];
    InputStream in = socket.getInputStream();
    try {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        said.write(block, 0, n);
      }
    } catch (SocketTimeoutException e) {
      // now it waits
    }
    return said.toString(ISO_8859_1);
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "echoing-host");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
