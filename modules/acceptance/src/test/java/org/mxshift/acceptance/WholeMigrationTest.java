package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.acceptance.MailWorld.OldSide;

/**
 * A whole migration by the program itself: real primary and secondary, a real caching resolver,
 * real mail servers, a stranger who mails all the while, and somebody who kills the program every
 * few seconds. What came of it is counted in {@code target/whole-migration.txt}; {@code
 * -Dmxshift.seed} repeats the moments of a run.
 */
@Order(2)
class WholeMigrationTest {

  private static final int OLD_TTL = 20;
  private static final int IMAP = 143;
  private static final Duration LIMIT = Duration.ofSeconds(200);
  private static final Pattern FINGERPRINT = Pattern.compile("\"fingerprint\" ?: ?\"([0-9a-f]+)\"");

  /** SPF wider, TTL lower, new host in, old host out, SPF narrower, both TTLs back. */
  private static final int WRITES = 7;

  /** More would take a slow machine too long; any other is done before. */
  private static final int MOST_KILLS = 20;

  private final long seed = Long.getLong("mxshift.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  @Timeout(1800)
  void noMessageIsLostNoneBouncesAndNothingIsWrittenTwiceThoughItIsKilledEveryFewSeconds()
      throws Exception {
    try (MailWorld world = MailWorld.start(OldSide.DELIVERS, OLD_TTL);
        WorkDirectory home = WorkDirectory.create("program");
        Dovecot imap = world.newHost().readable(IMAP);
        Mailing mailing = new Mailing(world.sender())) {
      Program program = new Program(world, home);
      String before = zone(world);
      home.file("example.test.yaml", plan());
      home.file("imap", Dovecot.PASSWORD + "\n");
      Program.Result planned =
          program.run(LIMIT, "plan", "./example.test.yaml", "--output", "json");
      assertThat(planned.exit()).as(planned.toString()).isZero();
      String fingerprint = first(FINGERPRINT, planned.out());

      int serial = serial(world);
      int kills = carriedOut(program, fingerprint);
      assertThat(kills).as("seed %s", seed).isPositive();
      assertThat(program.run(LIMIT, "log", "example.test", "--output", "json").out())
          .contains("arrived")
          .doesNotContain(Dovecot.PASSWORD);

      int atDone = mailing.submitted();
      Map<Integer, Long> old = world.oldHost().inbox().arrivals();
      int last = mailing.stop(Duration.ofSeconds(3));
      world.sender().awaitEmptyQueue(Duration.ofSeconds(90));
      Map<Integer, Long> arrived = world.newHost().inbox().arrivals();
      assertThat(world.sender().attempts().bounced()).isEmpty();
      assertThat(last).isGreaterThan(300);
      for (int number = 1; number <= last; number++) {
        long copies = old.getOrDefault(number, 0L) + arrived.getOrDefault(number, 0L);
        assertThat(copies).as("copies of message %s of %s", number, last).isEqualTo(1);
      }
      assertThat(world.oldHost().inbox().arrivals())
          .as("at the old host after the end")
          .isEqualTo(old);
      assertThat(old.keySet().stream().mapToInt(n -> n).max().orElse(0)).isLessThan(atDone);
      assertThat(zone(world))
          .isNotEqualTo(before)
          .contains(OLD_TTL + " IN MX 10 mail.new.example.test.");
      int writes = serial(world) - serial;
      assertThat(writes).as("versions of the zone, seed %s", seed).isEqualTo(WRITES);
      assertThat(program.run(LIMIT, "audit", "verify").exit()).as("seed %s", seed).isZero();
      Files.writeString(
          Path.of("modules", "acceptance", "target", "whole-migration.txt"),
          "%d kills survived, %d messages sent, 0 lost, 0 bounced, 0 doubled; %d writes, 0 twice; seed %d%n"
              .formatted(kills, last, writes, seed));
    }
  }

  /** Approves and carries out, in as many processes as it takes; gives how many were killed. */
  private int carriedOut(Program program, String fingerprint) throws InterruptedException {
    int kills = 0;
    List<String> words =
        List.of("apply", "./example.test.yaml", "--approve", fingerprint, "--wait");
    while (true) {
      Program.Running running = program.start(words.toArray(String[]::new));
      boolean over = kills >= MOST_KILLS || ended(running);
      if (over) {
        Program.Result result = running.await(LIMIT);
        assertThat(result.exit()).as("seed %s: %s", seed, result).isZero();
        return kills;
      }
      running.kill();
      kills++;
    }
  }

  private boolean ended(Program.Running running) throws InterruptedException {
    return running.process().waitFor(2000 + random.nextInt(4000), TimeUnit.MILLISECONDS);
  }

  private static int serial(MailWorld world) {
    String soa = Dig.ask(world.primary().endpoint(), "example.test", "SOA").get(0);
    return Integer.parseInt(soa.split(" ")[6]);
  }

  private static String plan() {
    return """
        mxshift: 1
        domain: example.test
        zone: {account: bind}
        from: {mx: [10 mail.old.example.test.]}
        to: {mx: [10 mail.new.example.test.]}
        old_side: sync
        spf: {add: ["ip4:127.0.53.12"], remove: ["ip4:127.0.53.11"], queue: 8s}
        ttl: {during: 2s, watch: 1s}
        hold: 10s
        accept_short_hold: a test on one machine
        drain: 8s
        margin: 1s
        verify:
          addresses: [probe@example.test, postmaster@example.test]
          mailbox: probe@example.test
          arrival: imap
          inbox: {url: "imap://127.0.53.12", user: probe, password: {file: imap}}
          every: 2s
          greens: 2
          span: 2s
        gates: []
        """;
  }

  private static String zone(MailWorld world) {
    return String.join("\n", Dig.ask(world.primary().endpoint(), "example.test", "MX"));
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  /** A stranger who mails without a pause. */
  private static final class Mailing implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(150);

    private final AtomicInteger submitted = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private final ScheduledFuture<?> mailing;

    Mailing(SendingHost sender) {
      mailing =
          thread.scheduleAtFixedRate(
              () -> {
                sender.submit(submitted.get() + 1, MailWorld.PROBE);
                submitted.incrementAndGet();
              },
              0,
              EVERY.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    int submitted() {
      return submitted.get();
    }

    /** Goes on for a moment, then stops; gives the number of the last message. */
    int stop(Duration moment) {
      int enough = submitted() + (int) (moment.toMillis() / EVERY.toMillis());
      Await.until(
          "a few more messages", moment.multipliedBy(10), () -> submitted() >= enough, () -> "");
      close();
      return submitted();
    }

    @Override
    public void close() {
      mailing.cancel(false);
      thread.shutdown();
      try {
        if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("the stranger does not stop mailing");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
