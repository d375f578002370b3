package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.probe.Looks.accepts;
import static org.mxshift.spi.Verdict.DEFERS;
import static org.mxshift.spi.Verdict.INCONCLUSIVE;
import static org.mxshift.spi.Verdict.PASS;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mxshift.spi.Observation;

/** SMTP by way of a SOCKS5 proxy, and proxies that are none. */
class ProxyTest {

  private static final String ZONE = "mail A 127.0.78.1\ncontrol A 127.0.78.2\n";

  /** What a proxy says to the greeting, and to the wish to connect; empty passes it on. */
  private static final class Script {
    private final byte[] greeting;
    private final byte[] reply;

    Script(byte[] greeting, byte[] reply) {
      this.greeting = greeting;
      this.reply = reply;
    }

    byte[] greeting() {
      return greeting;
    }

    byte[] reply() {
      return reply;
    }
  }

  private static final byte[] WELCOME = {5, 0};
  private static final byte[] DONE = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};

  /** A proxy that serves one connection after the other. */
  private static final class Proxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final Script script;

    Proxy(Script script) throws IOException {
      this.script = script;
      daemon(this::serve);
    }

    InetSocketAddress address() {
      return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void serve() {
      while (!server.isClosed()) {
        try {
          Socket client = server.accept();
          daemon(() -> talk(client));
        } catch (IOException e) {
          return; // closed
        }
      }
    }

    private void talk(Socket client) {
      try (client) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        in.readFully(new byte[3]);
        client.getOutputStream().write(script.greeting());
        byte[] request = new byte[10];
        in.readFully(request);
        InetAddress to =
            InetAddress.getByAddress(new byte[] {request[4], request[5], request[6], request[7]});
        int port = ((request[8] & 0xff) << 8) + (request[9] & 0xff);
        targets.add(to.getHostAddress());
        client.getOutputStream().write(script.reply());
        if (script.reply()[1] == 0) {
          passOn(client, new InetSocketAddress(to, port));
        }
      } catch (IOException e) {
        // The client, or the host, went away.
      }
    }

    private static void passOn(Socket client, InetSocketAddress to) throws IOException {
      try (Socket host = new Socket()) {
        host.connect(to, 2000);
        daemon(() -> copy(host, client));
        client.getInputStream().transferTo(host.getOutputStream());
      }
    }

    private static void copy(Socket from, Socket to) {
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        in.transferTo(out);
      } catch (IOException e) {
        // Over.
      }
    }

    private static void daemon(Runnable task) {
      Thread thread = new Thread(task, "proxy");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private static Probe probe(Looks looks, int port, InetSocketAddress proxy, Duration limit) {
    return looks.probe(
        port,
        settings ->
            settings
                .withVia(Optional.of(proxy))
                .withPatience(TimeLimits.allOf(limit), Duration.ZERO));
  }

  @Test
  void sessionsGoByTheProxyAndAHostThatHangsUpBehindItDefers() throws IOException {
    try (Looks looks = Looks.at(ZONE);
        Proxy proxy = new Proxy(new Script(WELCOME, DONE));
        ScriptedHost host = ScriptedHost.start("127.0.78.1", 0, Map.of())) {
      Probe probe = probe(looks, host.port(), proxy.address(), Duration.ofSeconds(5));
      Observation seen = accepts(probe, "mail.test", "ann@example.test");
      assertThat(seen.verdict()).as(seen.toString()).isEqualTo(PASS);
      assertThat(proxy.targets).containsExactly("127.0.78.1");
      host.close();
      Observation gone = accepts(probe, "mail.test", "ann@example.test");
      assertThat(gone.verdict()).as(gone.toString()).isEqualTo(DEFERS);
    }
  }

  @TestFactory
  Stream<DynamicTest> aProxyThatIsNoneProvesNothingOfTheHost() {
    byte[] password = {5, (byte) 0xff};
    return Stream.of(
            Map.entry("wants a password", new Script(password, DONE)),
            Map.entry(
                "no SOCKS5 proxy",
                new Script(
                    "HTTP/1.1 400".getBytes(java.nio.charset.StandardCharsets.US_ASCII), DONE)),
            Map.entry("no answer in time", new Script(new byte[0], DONE)))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      try (Looks looks = Looks.at(ZONE);
                          Proxy proxy = new Proxy(each.getValue())) {
                        boolean silent = each.getKey().contains("in time");
                        Duration limit = Duration.ofMillis(silent ? 700 : 5000);
                        Probe probe = probe(looks, 25, proxy.address(), limit);
                        Observation seen = accepts(probe, "mail.test", "ann@example.test");
                        assertThat(seen.verdict()).as(seen.toString()).isEqualTo(INCONCLUSIVE);
                        assertThat(seen.summary())
                            .startsWith("no way out by the proxy")
                            .contains(each.getKey());
                      }
                    }));
  }

  @Test
  void aProxyThatIsDownProvesNothingAndAHostThatItCannotReachDefers() throws IOException {
    byte[] refused = {5, 5, 0, 1, 0, 0, 0, 0, 0, 0};
    try (Looks looks = Looks.at(ZONE);
        Proxy proxy = new Proxy(new Script(WELCOME, refused))) {
      Probe probe = probe(looks, 25, proxy.address(), Duration.ofSeconds(5));
      Observation seen = accepts(probe, "mail.test", "ann@example.test");
      assertThat(seen.verdict()).isEqualTo(DEFERS);
      assertThat(seen.summary()).contains("connection refused (said the proxy of 127.0.78.1)");
      proxy.close();
      assertThat(accepts(probe, "mail.test", "ann@example.test").verdict()).isEqualTo(INCONCLUSIVE);
    }
  }
}
