package org.mxshift.adapter;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Secret;

/** What is known when nobody could be reached, and what a process keeps for its zones. */
class SendingTest {

  private static ProviderException change(int port, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .POST(BodyPublishers.ofString("change"));
    return catchThrowableOfType(
        ProviderException.class,
        () ->
            new Sending(timeout).once("To change", request, new Secret("s3cret"), Failure.UNSURE));
  }

  /** A firewall drops what is sent, as a socket does whose queue is full. */
  @Test
  void aChangeThatFoundNoConnectionInTimeDidNotHappen() throws IOException {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      fill(full, queue);
      ProviderException late = change(full.getLocalPort(), Duration.ofMillis(300));
      assertThat(late.failure()).as(late.getMessage()).isEqualTo(Failure.BUSY);
      assertThat(late).hasMessageEndingWith("cannot be reached");
    } finally {
      for (Socket each : queue) {
        each.close();
      }
    }
  }

  private static void fill(ServerSocket server, List<Socket> queue) throws IOException {
    try {
      while (queue.size() < 1000) {
        Socket one = new Socket();
        queue.add(one);
        one.connect(server.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException e) {
      return; // full
    }
  }

  @Test
  void aThousandZonesHaveNotAThousandClients() throws IOException {
    try (Socket nobody = new Socket()) { // has its port, and does not listen there
      nobody.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      long before = clients();
      for (int zone = 0; zone < 100; zone++) {
        ProviderException refused = change(nobody.getLocalPort(), Duration.ofSeconds(20));
        assertThat(refused.failure()).isEqualTo(Failure.BUSY);
      }
      assertThat(clients() - before).isLessThan(50);
    }
  }

  private static long clients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("-SelectorManager"))
        .count();
  }
}
