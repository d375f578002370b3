package org.mxshift.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * What answers any request on loopback with status 200 and a body that ends with the connection.
 */
final class AnyServer implements AutoCloseable {

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

  /** A body as it is written. */
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  /** Which body a request gets. */
  interface Script {
    Body of(URI request);
  }

  private final ServerSocket server;
  private final Script script;

  private AnyServer(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
  }

  static AnyServer start(Script script) throws IOException {
    AnyServer any =
        new AnyServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    thread(any::serve);
    return any;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        thread(() -> answer(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      String first = in.readLine();
      for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {
        // the head of the request
      }
      if (first != null) {
        OutputStream out = socket.getOutputStream();
        out.write(HEAD.getBytes(ISO_8859_1));
        script.of(URI.create(first.split(" ")[1])).write(out);
        out.flush();
      }
    } catch (IOException e) {
      // the client has gone
    }
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "any-server");
    thread.setDaemon(true);
    thread.start();
  }
}
