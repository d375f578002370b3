package org.mxshift.acceptance;

import static org.mxshift.acceptance.MailWorld.DOMAIN;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.acceptance.MailWorld.OldSide;
import org.mxshift.acceptance.Program.Result;
import org.mxshift.acceptance.Program.Running;

/** What the program says and does on the days when something is wrong, among real servers. */
@Order(3)
@Timeout(1200)
class BadDaysTest {
  private static final int OLD_TTL = 4;
  private static final String PLAN = "./example.test.yaml";
  private static final Duration LIMIT = Duration.ofSeconds(150);
  private static final Pattern FINGERPRINT = Pattern.compile("\"fingerprint\" ?: ?\"([0-9a-f]+)\"");

  @Test
  void aNewHostThatBouncesInTheHoldIsTakenOutAgain() {
    try (MailWorld world = MailWorld.start(OldSide.DELIVERS, OLD_TTL);
        WorkDirectory home = WorkDirectory.create("program")) {
      Program program = new Program(world, home);
      List<String> before = records(world.primary());
      Running apply = applyUntilHold(program, home, plan("60s"));
      world.newHost().answer("550 5.1.1 nobody of that name");

      Result retreated = apply.await(LIMIT);
      assertSays(retreated, 1, "retreated to the old hosts", "550");
      for (Bind server : List.of(world.primary(), world.secondary())) {
        Await.until("the old host alone", LIMIT, () -> isOldAlone(server), () -> zone(server) + "");
        assertThat(Dig.ask(server.endpoint(), DOMAIN, "TXT").toString())
            .contains(DOMAIN + ". 2 IN TXT")
            .contains("ip4:" + MailWorld.OLD, "ip4:" + MailWorld.NEW);
      }
      assertSays(program.run(LIMIT, "status"), 1, "retreated");

      assertSays(program.run(LIMIT, "rollback", DOMAIN), 0, "turned round");
      assertSays(program.run(LIMIT, "advance", "--wait", DOMAIN), 0, "rolled back");
      assertSays(program.run(LIMIT, "status"), 4, "rolled back");
      assertThat(records(world.primary())).isEqualTo(before);
    }
  }

  @Test
  void aNewHostThatFallsSilentInTheHoldFreezesTheRunUntilItIsBack() {
    try (MailWorld world = MailWorld.start(OldSide.DELIVERS, OLD_TTL);
        WorkDirectory home = WorkDirectory.create("program")) {
      Program program = new Program(world, home);
      applyUntilHold(program, home, plan("10s")).kill();
      world.newHost().stop();
      List<String> before = zone(world.primary());

      assertSays(advanceUntilNews(program), 1, "frozen", "mail.new.example.test");
      assertSays(program.run(LIMIT, "status"), 1, "frozen");
      assertSays(program.run(LIMIT, "advance"), 0, "frozen");
      assertThat(zone(world.primary())).isEqualTo(before);

      Endpoint at = world.newHost().endpoint();
      try (ReceivingHost back =
          ReceivingHost.delivering(at, "mail.new." + DOMAIN, DOMAIN, "probe", "postmaster")) {
        assertSays(program.run(LIMIT, "advance", "--wait"), 0, "done");
        assertThat(records(world.primary())).containsAll(records(OLD_TTL, "new", MailWorld.NEW));
        assertThat(back.inbox().messages()).isNotEmpty();
      }
    }
  }

  @Test
  void whatIsRefusedIsSaidAndChangesNothing() {
    try (MailWorld world = MailWorld.start(OldSide.DELIVERS, OLD_TTL);
        WorkDirectory home = WorkDirectory.create("program")) {
      Program program = new Program(world, home);
      List<String> before = zone(world.primary());

      home.file("example.test.yaml", plan("6s").replace("10 mail.old", "20 mail.old"));
      assertSays(program.run(LIMIT, "plan", PLAN), 65, "from", "10 mail.old.example.test.");
      home.file("example.test.yaml", plan("6s"));
      assertSays(
          program.run(LIMIT, "apply", PLAN, "--approve", "0123456789abcdef"),
          3,
          "0123456789abcdef",
          "has changed since",
          "approve again");
      TsigKey forged = TsigKey.random();
      home.file("key", forged.secret());
      Result denied = program.run(LIMIT, "apply", PLAN, "--approve", "0123456789abcdef");
      assertSays(denied, 77, "key");
      assertThat(denied.out() + denied.err()).doesNotContain(forged.secret());
      home.file("key", world.primary().key().secret());
      home.file(
          "example.test.yaml",
          plan("6s").replace("account: bind", "account: bind, server: 127.0.53.200"));
      assertSays(program.run(LIMIT, "plan", PLAN), 69, "127.0.53.200");

      assertSays(program.run(LIMIT, "status"), 0, "No runs yet");
      assertThat(zone(world.primary())).isEqualTo(before);
      aRunUnderWayIsNeitherStartedTwiceNorLedAstrayByAnEdit(world, program, home);
    }
  }

  private static void aRunUnderWayIsNeitherStartedTwiceNorLedAstrayByAnEdit(
      MailWorld world, Program program, WorkDirectory home) {
    home.file("example.test.yaml", plan("6s"));
    String fingerprint = fingerprint(program);
    assertSays(program.run(LIMIT, "apply", PLAN, "--approve", fingerprint), 0, "started");
    List<String> before = zone(world.primary());

    assertSays(program.run(LIMIT, "apply", PLAN, "--approve", fingerprint), 0, "under way already");
    home.file("example.test.yaml", plan("7s"));
    assertSays(
        program.run(LIMIT, "apply", PLAN, "--approve", fingerprint),
        3,
        "edited while its run is under way",
        fingerprint,
        "mxshift replan " + PLAN);
    assertThat(zone(world.primary())).isEqualTo(before);
  }

  /** A tick may come before the next look is due; one of the next ticks looks. */
  private static Result advanceUntilNews(Program program) {
    Result tick = program.run(LIMIT, "advance");
    for (int more = 0; more < 20 && tick.out().contains("is waiting: green for"); more++) {
      tick = program.run(LIMIT, "advance");
    }
    return tick;
  }

  /** Starts it with a stay, and comes back when it holds. */
  private static Running applyUntilHold(Program program, WorkDirectory home, String plan) {
    home.file("example.test.yaml", plan);
    Running apply = program.start("apply", PLAN, "--approve", fingerprint(program), "--wait");
    Await.until(
        "the hold",
        LIMIT,
        () -> !apply.isAlive() || apply.text().contains("hold/green: every name server"),
        apply::text);
    assertThat(apply.isAlive()).as(apply.text()).isTrue();
    return apply;
  }

  private static String fingerprint(Program program) {
    Result planned = program.run(LIMIT, "plan", PLAN, "--output", "json");
    Matcher found = FINGERPRINT.matcher(planned.out());
    assertThat(found.find()).as(planned.toString()).isTrue();
    return found.group(1);
  }

  private static void assertSays(Result result, int exit, String... words) {
    assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
    assertThat(result.out() + result.err()).contains(words);
  }

  private static boolean isOldAlone(Bind server) {
    return Dig.ask(server.endpoint(), DOMAIN, "MX")
        .equals(List.of(DOMAIN + ". 2 IN MX 10 mail.old." + DOMAIN + "."));
  }

  /** Every record, serial of the SOA included: equal when nobody wrote. */
  private static List<String> zone(Bind server) {
    return Dig.ask(server.endpoint(), DOMAIN, "AXFR");
  }

  private static List<String> records(Bind server) {
    return zone(server).stream().filter(line -> !line.contains(" SOA ")).toList();
  }

  /** What a plan leads to. */
  private static List<String> records(int ttl, String side, String address) {
    return List.of(
        DOMAIN + ". " + ttl + " IN MX 10 mail." + side + "." + DOMAIN + ".",
        DOMAIN + ". " + ttl + " IN TXT \"v=spf1 ip4:" + address + " -all\"");
  }

  private static String plan(String hold) {
    return """
        mxshift: 1
        domain: example.test
        zone: {account: bind}
        from: {mx: [10 mail.old.example.test.]}
        to: {mx: [10 mail.new.example.test.]}
        old_side: sync
        spf: {add: ["ip4:127.0.53.12"], remove: ["ip4:127.0.53.11"], queue: 2s}
        ttl: {during: 2s, watch: 1s}
        hold: %s
        accept_short_hold: a test on one machine
        drain: 3s
        margin: 0s
        verify:
          addresses: [probe@example.test, postmaster@example.test]
          mailbox: probe@example.test
          every: 1s
          greens: 2
          span: 1s
        gates: []
        """
        .formatted(hold);
  }
}
