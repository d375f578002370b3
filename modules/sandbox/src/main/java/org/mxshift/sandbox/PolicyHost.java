package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A web host on loopback that serves an MTA-STS policy by HTTPS (RFC 8461 section 3.3), or what
 * senders take for none. Safe for use by several threads.
 */
public final class PolicyHost implements AutoCloseable {

  private static final int OK = 200;
  private static final int MOVED = 301;
  private static final long DRIP_MILLIS = 50;

  /** What it answers. */
  public sealed interface Page {

    /**
     * A file as it is.
     *
     * @param type its media type, such as {@code text/plain}
     */
    record File(String body, String type) implements Page {}

    /** Not here but there; whoever follows gets the body all the same. */
    record Elsewhere(String where, String body) implements Page {}

    /** No file, but this status. */
    record Status(int code) implements Page {}

    /** One character after the other, and never the last one. */
    record Drips(String body) implements Page {}

    /** A policy, served as it should be. */
    static Page of(String body) {
      return new File(body, "text/plain; charset=utf-8");
    }
  }

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger visits = new AtomicInteger();
  private volatile Page page;

  private PolicyHost(HttpsServer server, Page page) {
    this.server = server;
    this.page = page;
  }

  /**
   * Starts to serve.
   *
   * @param at a loopback address, port 0 for any free one
   * @param tls shows the certificate
   * @throws IOException if the address cannot be listened on
   */
  public static PolicyHost start(InetSocketAddress at, SSLContext tls, Page page)
      throws IOException {
    PolicyHost host = new PolicyHost(HttpsServer.create(at, 0), page);
    host.server.setHttpsConfigurator(new HttpsConfigurator(tls));
    host.server.createContext("/.well-known/mta-sts.txt", host::answer);
    host.server.setExecutor(host.threads);
    host.server.start();
    return host;
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** From the next request on it answers this. */
  public void serve(Page next) {
    page = next;
  }

  /** How many requests came. */
  public int visits() {
    return visits.get();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    visits.incrementAndGet();
    Page now = page;
    try (exchange) {
      if (now instanceof Page.File file) {
        exchange.getResponseHeaders().set("Content-Type", file.type());
        send(exchange, OK, file.body());
      } else if (now instanceof Page.Elsewhere elsewhere) {
        exchange.getResponseHeaders().set("Location", elsewhere.where());
        send(exchange, MOVED, elsewhere.body());
      } else if (now instanceof Page.Status status) {
        exchange.sendResponseHeaders(status.code(), -1);
      } else {
        drip(exchange, ((Page.Drips) now).body());
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] octets = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, octets.length);
    exchange.getResponseBody().write(octets);
  }

  private void drip(HttpExchange exchange, String body) throws IOException {
    byte[] octets = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(OK, octets.length);
    OutputStream out = exchange.getResponseBody();
    try {
      int sent = 0;
      while (!closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
        if (sent < octets.length - 1) {
          out.write(octets[sent++]);
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
