package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plain HTTP on a free port of loopback, by the JDK's own server, for doubles of web APIs. */
final class HttpListener implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * What came.
   *
   * @param query as it came, still escaped; empty when there is none
   * @param headers names in lower case, the first value of each
   */
  record Request(
      String method, String path, String query, Map<String, String> headers, String body) {}

  /** What goes back. */
  record Response(int status, Map<String, String> headers, String body) {}

  /** Answers a request; empty closes the connection without an answer. */
  @FunctionalInterface
  interface Handler {
    Optional<Response> answer(Request request);
  }

  private HttpListener(Handler handler) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> handle(exchange, handler));
    server.setExecutor(threads);
    server.start();
  }

  static HttpListener open(Handler handler) throws IOException {
    return new HttpListener(handler);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void handle(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange;
        InputStream body = exchange.getRequestBody()) {
      Optional<Response> response = handler.answer(request(exchange, body));
      if (response.isPresent()) {
        send(exchange, response.get());
      }
    }
  }

  private static Request request(HttpExchange exchange, InputStream body) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    URI uri = exchange.getRequestURI();
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    String text = new String(body.readAllBytes(), UTF_8);
    return new Request(exchange.getRequestMethod(), uri.getPath(), query, headers, text);
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    byte[] bytes = response.body().getBytes(UTF_8);
    response.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
