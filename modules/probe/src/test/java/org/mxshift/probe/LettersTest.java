package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.sandbox.ImapHost;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Landed;
import org.mxshift.spi.Outgoing;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;

/** What lies in a plan's mailboxes is seen as it is, and left there. */
class LettersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Landed LANDED = new Landed(Looks.ANN);
  private static final Outgoing OUTGOING = new Outgoing(Name.of("example.test"));
  private static final String WAY =
      String.join(
          "\r\n",
          "Received: from edge.new.test by store.new.test; at noon",
          "Received: from probe.test by edge.new.test; at noon",
          "");

  private ImapHost host;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    host = ImapHost.start(anyPort, "ann@example.test", "opens sesame", "Junk");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Optional<Inbox> inbox(String secret) {
    int port = host.address().getPort();
    return Optional.of(
        new Inbox("127.0.0.1", port, false, "ann@example.test", false, () -> new Secret(secret)));
  }

  private static <A> Sighting<A> see(
      Inquiry<A> inquiry, Optional<Inbox> target, Optional<Inbox> out) {
    ProbeSettings settings =
        ProbeSettings.of(List.of(), Name.of("probe.test"))
            .withPatience(Looks.USUAL, Duration.ZERO)
            .withInboxes(new Inboxes(target, out, Duration.ZERO));
    return new Lookout(settings, Looks.CLOCK, System::nanoTime, new Random(1)).see(inquiry);
  }

  private static String test(String more) {
    return WAY + more + "Subject: mxshift probe x\r\nX-Mxshift-Token: abcd1234EFGH\r\n\r\ntext\r\n";
  }

  @Test
  void testMessagesTellWhereTheyLieAndHowTheyCame() {
    host.put(ImapHost.INBOX, NOW, test(""));
    host.put("Junk", NOW, test(""));
    host.put(ImapHost.INBOX, NOW, "Subject: mxshift probe\r\n\r\nsomebody wrote this\r\n");
    Sighting<List<Landed.Message>> seen = see(LANDED, inbox("opens sesame"), Optional.empty());
    List<String> way = List.of("edge.new.test", "store.new.test");
    assertThat(((Seen<List<Landed.Message>>) seen).answer())
        .containsExactly(
            new Landed.Message("INBOX", false, way, Optional.of(NOW)),
            new Landed.Message("Junk", true, way, Optional.of(NOW)));
  }

  @Test
  void mailOfTheDomainTellsWhatItsReaderMadeOfIt() {
    String topmost =
        "Authentication-Results: mx.sender.test;\r\n dmarc=pass header.from=example.test\r\n";
    host.put(ImapHost.INBOX, NOW, topmost + test("From: ann@example.test\r\n"));
    host.put(ImapHost.INBOX, NOW, "From: <<@example.test>, ,\r\n\r\nno address\r\n");
    host.put(ImapHost.INBOX, NOW, "From: a@example.test.org\r\n\r\nanother domain\r\n");
    host.put(
        ImapHost.INBOX,
        NOW,
        topmost
            + WAY
            + "Authentication-Results: forged.test; dmarc=fail\r\n"
            + "From: Ann <Ann@Example.test>\r\nSubject: hello\r\n\r\ntext\r\n");
    Sighting<List<Outgoing.Message>> seen = see(OUTGOING, Optional.empty(), inbox("opens sesame"));
    assertThat(((Seen<List<Outgoing.Message>>) seen).answer())
        .containsExactly(
            new Outgoing.Message(
                "mx.sender.test; dmarc=pass header.from=example.test",
                List.of("edge.new.test", "store.new.test"),
                Optional.of(NOW)));
  }

  @Test
  void aMailboxThatCannotBeReadShowsNothing() {
    for (Inquiry<?> inquiry : List.of(LANDED, OUTGOING)) {
      assertThat(see(inquiry, Optional.empty(), Optional.empty()))
          .isEqualTo(new Unseen<>("no mailbox is given to look into"));
      assertThat(((Unseen<?>) see(inquiry, inbox("guess"), inbox("guess"))).why())
          .startsWith("the mailbox of ann@example.test at 127.0.0.1 port")
          .contains("cannot be read: the server refuses the login")
          .doesNotContain("guess");
    }
  }
}
