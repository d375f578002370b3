package org.mxshift.acceptance;

import static org.mxshift.acceptance.MailWorld.DOMAIN;
import static org.mxshift.acceptance.MailWorld.NEW;
import static org.mxshift.acceptance.MailWorld.OLD;
import static org.mxshift.acceptance.MailWorld.PROBE;
import static org.mxshift.claims.Claims.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mxshift.acceptance.MailWorld.OldSide;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Type;

/** Real mail takes the way that real name servers tell a real resolver, and none goes uncounted. */
class RealMailTest {
  private static final int EACH = 20;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void mailFollowsTheMxSetThroughTheResolver() {
    try (MailWorld world = MailWorld.start(OldSide.DELIVERS, 1)) {
      send(world, 0);
      Nsupdate.send(
          world.primary(),
          "update delete " + DOMAIN + ". MX",
          "update add " + DOMAIN + ". 1 MX 5 mail.new." + DOMAIN + ".");
      awaitMx(world.secondary().endpoint(), "mail.new");
      awaitMx(world.resolver(), "mail.new");
      send(world, EACH);

      assertThat(world.oldHost().inbox().await(EACH, LIMIT)).containsOnlyKeys(numbers(0));
      assertThat(world.newHost().inbox().await(EACH, LIMIT)).containsOnlyKeys(numbers(EACH));
      assertThat(world.oldHost().inbox().twice()).isEmpty();
      assertThat(world.newHost().inbox().twice()).isEmpty();
      SenderLog log = world.sender().attempts();
      assertThat(log.sentTo(OLD)).isEqualTo(EACH);
      assertThat(log.sentTo(NEW)).isEqualTo(EACH);
      assertThat(log.bounced()).isEmpty();
      assertThat(log.deferred()).isEmpty();
    }
  }

  @Test
  void refusedMailBouncesDeferredMailComesLaterAndAForwarderHandsOn() {
    try (MailWorld world = MailWorld.start(OldSide.FORWARDS, 60)) {
      world.sender().submit(1, "nobody@" + DOMAIN);
      world.sender().submit(2, PROBE);
      world.sender().awaitEmptyQueue(LIMIT);
      assertThat(world.sender().attempts().bounced())
          .extracting(SenderLog.Attempt::recipient)
          .containsExactly("nobody@" + DOMAIN);

      world.oldHost().answer("550 5.7.1 closed for good");
      world.sender().submit(3, PROBE);
      world.sender().awaitEmptyQueue(LIMIT);
      assertThat(world.sender().attempts().bounced())
          .hasSize(2)
          .last()
          .extracting(SenderLog.Attempt::reply)
          .asString()
          .contains("550 5.7.1", "closed for good");

      world.oldHost().answer("450 4.7.1 come later");
      world.sender().submit(4, PROBE);
      Await.until(
          "a deferral",
          LIMIT,
          () -> !world.sender().attempts().deferred().isEmpty(),
          world.sender()::log);
      world.oldHost().answerNormally();
      world.sender().awaitEmptyQueue(LIMIT);

      assertThat(world.newHost().inbox().await(2, LIMIT)).containsOnlyKeys(2, 4);
      assertThat(world.newHost().inbox().messages())
          .allSatisfy(m -> assertThat(m).contains("mail.old." + DOMAIN));
    }
  }

  @Test
  void aJavaProgramInsideAsksTheResolverOfTheNamespace() throws Exception {
    try (NetNamespace net = NetNamespace.create("127.0.53.9", "127.0.53.1", "127.0.53.9")) {
      ZoneText zone =
          ZoneText.of(
              "inside.test.", "@ 60 IN NS ns1", "ns1 60 IN A 127.0.53.1", "@ 60 IN MX 7 ns1");
      try (Bind bind = Bind.primary(zone).start(net.endpoint("127.0.53.1", 53));
          Unbound resolver =
              Unbound.start(
                  net.endpoint("127.0.53.9", 53), Map.of(zone, List.of(bind.endpoint())))) {
        Process program =
            net.java(Inside.class.getName(), "inside.test.").redirectErrorStream(true).start();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .contains("MX\t7 ns1.inside.test.");
      }
    }
  }

  /** The program inside: prints the MX set that the system's resolver gives. */
  static final class Inside {
    public static void main(String[] args) throws Exception {
      List.of(new Lookup(args[0], Type.MX).run()).forEach(System.out::println);
    }
  }

  private static void send(MailWorld world, int first) {
    IntStream.range(first, first + EACH).forEach(n -> world.sender().submit(n, PROBE));
    world.sender().awaitEmptyQueue(LIMIT);
  }

  private static Integer[] numbers(int first) {
    return IntStream.range(first, first + EACH).boxed().toArray(Integer[]::new);
  }

  private static void awaitMx(Endpoint server, String host) {
    Await.until(
        "MX " + host + " at " + server,
        LIMIT,
        () -> Dig.ask(server, DOMAIN, "MX").toString().contains(host),
        () -> Dig.ask(server, DOMAIN, "MX").toString());
  }
}
