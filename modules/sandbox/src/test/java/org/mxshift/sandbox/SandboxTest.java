package org.mxshift.sandbox;

import static org.mxshift.claims.Claims.assertThat;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

@Timeout(400)
class SandboxTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String OLD = "10 mail.old-host.test.";
  private static final String OLD_BEHIND = "20 mail.old-host.test.";
  private static final String NEW = "10 mail.new-host.test.";

  private final Queue<StoredMessage> heard = new ConcurrentLinkedQueue<>();
  private Sandbox sandbox;

  @BeforeEach
  void start() throws Exception {
    Sandbox.Setup setup = Sandbox.Setup.of("example.test", Duration.ofSeconds(1));
    sandbox = Sandbox.start(setup, heard::add, new Random(11), InstantSource.system());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void settingsNameItsPartiesAndNobodyElse() {
    String servers = "[\"127.0.53.1:N\", \"127.0.53.2:N\"]".replace("N", "" + sandbox.dnsPort());
    assertThat(sandbox.settings().lines())
        .containsExactly(
            "resolvers: [\"127.0.53.53:" + sandbox.dnsPort() + "\"]",
            "network:",
            "  private: true",
            "  smtp_port: " + sandbox.smtpPort(),
            "  authoritative:",
            "    example.test: " + servers,
            "    new-host.test: " + servers,
            "    old-host.test: " + servers);
  }

  /** The whole of a migration in seconds, while mail keeps coming. */
  @Test
  void aCutOverInTheMiddleOfTheMailLosesNothing() throws Exception {
    MailHost oldHost = sandbox.oldHosts().get(0);
    MailHost newHost = sandbox.newHosts().get(0);
    ScheduledFuture<?> mail =
        sandbox.sender().keepSending(() -> "ann@example.test", Duration.ofMillis(10));
    arrivals(oldHost, 20);

    replace(List.of(OLD), List.of(NEW, OLD_BEHIND));
    arrivals(newHost, 50);
    newHost.behave(new Behaviour.Greylist(Duration.ofMillis(300)));
    arrivals(newHost, 80);
    newHost.behave(new Behaviour.Accept());
    oldHost.behave(new Behaviour.Forward(newHost.address()));
    replace(List.of(NEW, OLD_BEHIND), List.of(NEW));
    untilNoCacheNamesTheOldHost();
    oldHost.behave(new Behaviour.Refuse());
    int atOld = oldHost.messages().size();
    arrivals(newHost, newHost.messages().size() + 50);

    mail.cancel(false);
    assertThat(sandbox.sender().awaitEmptyQueue(LONG)).isTrue();
    Tally tally = sandbox.tally();
    assertThat(tally.lost()).isEmpty();
    assertThat(tally.bounced()).isZero();
    assertThat(tally.duplicated()).isEmpty();
    assertThat(tally.stored())
        .containsEntry(oldHost.name(), atOld)
        .containsEntry(newHost.name(), (int) tally.sent() - atOld);
    assertThat(heard).hasSize((int) tally.sent());
  }

  @Test
  void bothServersAndTheResolverAnswerForEveryZoneOnOnePort() throws Exception {
    for (var server :
        List.of(
            sandbox.primary().address(),
            sandbox.secondary().address(),
            sandbox.resolver().address())) {
      assertThat(server.getPort()).isEqualTo(sandbox.dnsPort());
      assertThat(answer(server, "example.test", Type.MX)).containsExactly(OLD);
      assertThat(answer(server, "example.test", Type.NS))
          .containsExactlyInAnyOrder("ns1.example.test.", "ns2.example.test.");
      assertThat(answer(server, "example.test", Type.TXT))
          .containsExactly("\"v=spf1 ip4:127.0.25.1 -all\"");
      assertThat(answer(server, "mail.new-host.test", Type.A)).containsExactly("127.0.26.1");
      assertThat(answer(server, "ns2.example.test", Type.A)).containsExactly("127.0.53.2");
      assertThat(answer(server, "test", Type.SOA)).hasSize(1);
    }
    assertThat(sandbox.oldHosts().get(0).address().getPort()).isEqualTo(sandbox.smtpPort());
    assertThat(sandbox.newHosts().get(0).address().getPort()).isEqualTo(sandbox.smtpPort());
  }

  @Test
  void severalSandboxesStandSideBySide() throws Exception {
    Sandbox.Setup setup = Sandbox.Setup.of("other.test", Duration.ofSeconds(1));
    try (Sandbox other =
        Sandbox.start(setup, message -> {}, new Random(12), InstantSource.system())) {
      other.sender().send("ann@other.test");
      assertThat(other.sender().awaitEmptyQueue(LONG)).isTrue();
      assertThat(other.tally().stored()).containsEntry("mail.old-host.test", 1);
      assertThat(sandbox.tally().sent()).isZero();
    }
  }

  /** Two TTLs and the secondary's lag after the change: no honest memory can be older. */
  private void untilNoCacheNamesTheOldHost() throws Exception {
    Eventually.holds(LONG, () -> sandbox.secondary().zone("example.test").soa().getSerial() == 3);
    Instant over = Instant.now().plusSeconds(2);
    Eventually.holds(LONG, () -> Instant.now().isAfter(over));
    assertThat(answer(sandbox.resolver().address(), "example.test", Type.MX)).containsExactly(NEW);
  }

  private static void arrivals(MailHost host, int atLeast) throws InterruptedException {
    Eventually.holds(LONG, () -> host.messages().size() >= atLeast);
  }

  private void replace(List<String> from, List<String> to) throws Exception {
    Update update = new Update(ZoneVersion.name("example.test"));
    for (String value : from) {
      update.present(ZoneVersion.name("example.test"), Type.MX, value);
    }
    update.delete(ZoneVersion.name("example.test"), Type.MX);
    for (String value : to) {
      update.add(ZoneVersion.name("example.test"), Type.MX, 1, value);
    }
    SimpleResolver client = new SimpleResolver(sandbox.primary().address());
    client.setTSIGKey(sandbox.key().tsig(Clock.systemUTC()));
    assertThat(client.send(update).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  private static List<String> answer(InetSocketAddress server, String owner, int type)
      throws Exception {
    Record question = Record.newRecord(ZoneVersion.name(owner), type, DClass.IN);
    Message answer = new SimpleResolver(server).send(Message.newQuery(question));
    return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }
}
