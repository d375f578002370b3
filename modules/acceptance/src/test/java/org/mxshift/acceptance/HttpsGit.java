package org.mxshift.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.mxshift.audit.NativeGit;
import org.mxshift.audit.Remote;

/**
 * Git's own smart HTTP server ({@code git http-backend}) over TLS, for those who have the token.
 */
final class HttpsGit implements AuditRemote {

  static final String TOKEN = "t0ken-of-the-test";

  /** The same as it goes over the wire. */
  static final String BASIC =
      Base64.getEncoder().encodeToString(("mxshift:" + TOKEN).getBytes(UTF_8));

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path repository;
  private final HttpsServer server;
  private final Optional<NativeGit> git;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();

  private HttpsGit(Path repository, HttpsServer server, Optional<NativeGit> git) {
    this.repository = repository;
    this.server = server;
    this.git = git;
  }

  /**
   * Starts it.
   *
   * @param installed whether the installed git talks to it, instead of JGit
   */
  static HttpsGit start(Path folder, Path repository, boolean installed) {
    Servers.require(Binary.GIT, Binary.OPENSSL);
    Command.run(
        Binary.GIT.path(), "-C", repository.toString(), "config", "http.receivepack", "true");
    try {
      SSLContext tls = context(folder);
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      HttpsGit git = new HttpsGit(repository, server, client(folder, installed));
      HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
      server.createContext("/", git::answer);
      server.setExecutor(git.threads);
      server.start();
      return git;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Trusts the certificate as an administrator would have it. */
  private static Optional<NativeGit> client(Path folder, boolean installed) {
    if (!installed) {
      return Optional.empty();
    }
    return Optional.of(AuditRemote.git(Map.of("GIT_SSL_CAINFO", folder + "/cert.pem")));
  }

  private static SSLContext context(Path folder) throws IOException, GeneralSecurityException {
    Path store = Certificate.keyStore(folder, "IP:127.0.0.1", PASSWORD);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, PASSWORD);
    known.setCertificateEntry("tls", keys.getCertificate("tls"));
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(known);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return tls;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!("Basic " + BASIC).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      backend(exchange);
    }
  }

  /** RFC 3875, as far as Git needs it. */
  private void backend(HttpExchange exchange) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Binary.GIT.path(), "http-backend");
    Map<String, String> environment = builder.environment();
    environment.put("GIT_PROJECT_ROOT", repository.getParent().toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("REMOTE_USER", "mxshift");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    environment.put("QUERY_STRING", orEmpty(exchange.getRequestURI().getQuery()));
    environment.put("CONTENT_TYPE", header(exchange, "Content-Type"));
    environment.put("HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"));
    environment.put("GIT_PROTOCOL", header(exchange, "Git-Protocol"));
    byte[] body = exchange.getRequestBody().readAllBytes();
    environment.put("CONTENT_LENGTH", Integer.toString(body.length));
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().write(body);
      process.getOutputStream().close();
      reply(exchange, process.getInputStream().readAllBytes());
    } finally {
      process.destroyForcibly();
    }
  }

  private static void reply(HttpExchange exchange, byte[] said) throws IOException {
    String text = new String(said, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    int status = 200;
    for (String line : text.substring(0, end).split("\r\n")) {
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (line.startsWith("Status:")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(line.substring(0, line.indexOf(':')), value);
      }
    }
    exchange.sendResponseHeaders(status, said.length == end + 4 ? -1 : said.length - end - 4);
    exchange.getResponseBody().write(said, end + 4, said.length - end - 4);
  }

  private static String header(HttpExchange exchange, String name) {
    return orEmpty(exchange.getRequestHeaders().getFirst(name));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  @Override
  public Path repository() {
    return repository;
  }

  @Override
  public Remote remote() {
    return remote(TOKEN);
  }

  Remote remote(String token) {
    String url =
        "https://127.0.0.1:" + server.getAddress().getPort() + "/" + repository.getFileName();
    return new Remote(url, "mxshift/audit", Optional.of(() -> AuditRemote.token(token)), git);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    HttpsURLConnection.setDefaultSSLSocketFactory(before);
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
