package org.mxshift.rfc2136;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.spi.Server;

/** A primary with addresses of which not all can be reached from here. */
class WireTest {

  private static final Server PRIMARY = Server.parse("ns1.example.test");

  /** No system gives port 1 to a test that runs beside this one. */
  private static final InetSocketAddress NOWHERE = new InetSocketAddress("127.0.0.1", 1);

  private static Wire wire(InetSocketAddress... addresses) {
    return new Wire(PRIMARY, () -> List.of(addresses), Duration.ofSeconds(10));
  }

  @Test
  void theOtherFamilyServesWhereThereIsNoWayToTheFirst() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread echo = new Thread(() -> echo(server), "echo");
      echo.start();
      InetSocketAddress there = new InetSocketAddress("127.0.0.1", server.getLocalPort());
      assertThat(wire(NOWHERE, there).exchange(new byte[] {1, 2, 3})).containsExactly(1, 2, 3);
      echo.join(10_000);
    }
  }

  private static void echo(ServerSocket server) {
    try (Socket socket = server.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] octets = in.readNBytes(in.readUnsignedShort());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeShort(octets.length);
      out.write(octets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingWasSentWhereNoAddressTakesAConnection() {
    for (Wire nobody : List.of(wire(NOWHERE, NOWHERE), wire())) {
      Unanswered silence =
          catchThrowableOfType(Unanswered.class, () -> nobody.exchange(new byte[] {1}));
      assertThat(silence.sent()).isFalse();
      assertThat(silence).hasMessageContaining("ns1.example.test");
    }
  }
}
