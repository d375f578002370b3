package org.mxshift.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mxshift.model.Name;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.PolicyFile.Copy;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;

/** A web server that serves policies well, and in all the ways in which senders take none. */
@Timeout(60)
class PolicyFetchTest {

  private static final String BODY = "version: STSv1\nmode: none\nmax_age: 60\n";

  @TempDir Path folder;

  private interface Page {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final AtomicReference<Page> page = new AtomicReference<>(e -> say(e, 200, BODY));
  private Certificates.Pair pair;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    pair = Certificates.pair(folder, "DNS:mta-sts.example.test", "-1d", 30);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(pair.server()));
    server.createContext(
        "/.well-known/mta-sts.txt",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
          page.get().answer(exchange);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void say(HttpExchange exchange, int code, String text) throws IOException {
    byte[] octets = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(code, octets.length);
    exchange.getResponseBody().write(octets);
  }

  private Sighting<List<Copy>> look(String domain, boolean trusted) throws IOException {
    try (Looks looks =
        Looks.at(
            """
            mta-sts.example A 127.0.0.1
            mta-sts.other A 127.0.0.1
            mta-sts.silent A 127.0.79.77
            """)) {
      Trust trust =
          new Trust(
              server.getAddress().getPort(),
              trusted ? Optional.of(pair.roots()) : Optional.empty(),
              List.of());
      ProbeSettings settings =
          looks
              .settings(25)
              .withPatience(TimeLimits.allOf(Duration.ofSeconds(20)), Duration.ZERO)
              .withTrust(trust);
      return new Lookout(settings, Looks.CLOCK).see(new PolicyFile(Name.of(domain)));
    }
  }

  private Copy one(String domain, boolean trusted) throws IOException {
    Sighting<List<Copy>> sighting = look(domain, trusted);
    assertThat(sighting).isInstanceOf(Seen.class);
    List<Copy> copies = ((Seen<List<Copy>>) sighting).answer();
    assertThat(copies).hasSize(1);
    return copies.get(0);
  }

  @Test
  void aPolicyIsFetchedFromTheAddressThatWasLookedUp() throws IOException {
    assertThat(one("example.test", true))
        .isEqualTo(new Copy("127.0.0.1", true, Optional.of(BODY), ""));
  }

  @Test
  void aCertificateThatNobodyVouchesForOrForAnotherNameGivesNone() throws IOException {
    assertThat(one("example.test", false).body()).isEmpty();
    Copy other = one("other.test", true);
    assertThat(other.body()).isEmpty();
    assertThat(other.reached()).isTrue();
    assertThat(other.trouble()).contains("mta-sts.other.test");
  }

  @Test
  void redirectsErrorsAndTooMuchGiveNone() throws IOException {
    page.set(
        exchange -> {
          exchange.getResponseHeaders().add("Location", "https://mta-sts.example.test/there");
          say(exchange, 301, BODY);
        });
    assertThat(one("example.test", true).trouble())
        .isEqualTo(
            "answers 301, not 200; senders do not follow it to https://mta-sts.example.test/there");
    page.set(exchange -> say(exchange, 404, ""));
    assertThat(one("example.test", true).trouble()).isEqualTo("answers 404, not 200");
    page.set(exchange -> say(exchange, 200, "x".repeat(64 * 1024 + 1)));
    assertThat(one("example.test", true).trouble()).isEqualTo("serves more than 64 KiB");
  }

  @Test
  void anotherMediaTypeIsTold() throws IOException {
    page.set(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          say(exchange, 200, BODY);
        });
    Copy copy = one("example.test", true);
    assertThat(copy.body()).contains(BODY);
    assertThat(copy.trouble()).isEqualTo("served as text/html");
  }

  @Test
  void noAddressIsSeenAndNobodyThereIsNot() throws IOException {
    Copy none = one("nobody.test", true);
    assertThat(none.body()).isEmpty();
    assertThat(none.trouble()).isEqualTo("mta-sts.nobody.test has no address");
    assertThat(look("silent.test", true)).isInstanceOf(Unseen.class);
  }
}
