package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;

/** A DNS host that only people change, as it is typed and read. */
class ByHandTest {

  private static final String PLAN = "plans/example.test.yaml";

  private final ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
  @Scratch private Path directory;
  private MailWorld world;
  private Desk desk;
  private PanelPerson person;

  @BeforeEach
  void start() throws IOException {
    start(new StepClock());
  }

  private void start(Clock clock) throws IOException {
    world = new MailWorld(directory, clock);
    desk = world.desk();
    person = new PanelPerson(world.sandbox().primary(), MailWorld.DOMAIN);
    desk.file(PLAN, plan());
  }

  /** The folder is taken away afterwards: nobody may still be at work in it. */
  @AfterEach
  void stop() throws InterruptedException {
    people.shutdownNow();
    assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    world.close();
  }

  private String plan() {
    String servers = "127.0.53.1:%d, 127.0.53.2:%d".formatted(world.port(), world.port());
    return MailWorld.plan("gates: []")
        .replace("{provider: rfc2136}", "{provider: manual, server: '" + servers + "'}");
  }

  private String fingerprint() {
    return desk.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();
  }

  /** Where the machine is slow, the first look comes as far as the first question. */
  private void applied() {
    Desk.Screen started = desk.run("apply " + PLAN + " --approve " + fingerprint());
    assertThat(started.code()).as(started.all()).isIn(ExitCode.OK, ExitCode.WAITING);
  }

  private JsonNode run(String verb) {
    return desk.run(verb + " --output json").json().at("/result/domains/0");
  }

  private static org.assertj.core.api.AbstractStringAssert<?> is(
      Desk.Screen screen, ExitCode code) {
    assertThat(screen.code()).as(screen.all()).isEqualTo(code);
    return assertThat(screen.all());
  }

  /** Ticks until this move is asked for, with what is asked before done at once. */
  private JsonNode untilAsked(String step) {
    for (int tick = 0; tick < 60; tick++) {
      desk.run("advance --wait --timeout 1s");
      JsonNode now = run("status");
      if (now.at("/step").asText().equals(step) && now.has("byHand")) {
        return now;
      }
      person.carryOut(now);
    }
    throw new AssertionError("never asked for " + step + ": " + desk.run("status").all());
  }

  @Test
  void thePlanSaysWhatPeopleWillHaveToDo() {
    is(desk.run("plan " + PLAN), ExitCode.OK)
        .contains("By hand at the DNS host, in this order:")
        .containsSubsequence(
            "1. add     MX    host @  priority 10  TTL 1  value mail.new-host.test",
            "2. edit    MX    host @  priority 10  TTL 1  value mail.old-host.test",
            "to      MX    host @  priority 20  TTL 1  value mail.old-host.test")
        .contains("a person makes each change at the DNS host");
    JsonNode moves = desk.run("plan " + PLAN + " --output json").json().at("/result/moves");
    assertThat(moves.findValues("byHand")).isNotEmpty();
    assertThat(moves.findValue("byHand").at("/edits/0/act").asText()).isEqualTo("add");
  }

  /** Nobody knows what stands there, and soon somebody will: not now. */
  @Test
  void serversThatDisagreeAreNamedAndAskedLater() {
    world.sandbox().secondary().edit("example.test", "MX", 60, "10 other.test.");
    is(desk.run("plan " + PLAN), ExitCode.NOT_NOW)
        .contains("name servers do not agree on example.test MX", "127.0.53.2", "10 other.test.")
        .contains("ask again when all have caught up");
  }

  @Test
  void aPersonIsAskedCorrectedAndGoneOnFrom() {
    applied();
    untilAsked("introduce/mx");
    is(desk.run("apply " + PLAN), ExitCode.WAITING)
        .contains("example.test is waiting for a person", "value mail.new-host.test")
        .contains("+ example.test. 1 IN MX 10 mail.new-host.test.");
    String before = world.published();
    is(desk.run("status"), ExitCode.WAITING)
        .contains("waiting for a person", "mxshift advance example.test")
        .contains("1. add     MX    host @  priority 10  TTL 1  value mail.new-host.test");
    is(desk.run("explain example.test"), ExitCode.OK)
        .contains("introduce/mx (asked)", "value mail.new-host.test");
    is(desk.run("advance"), ExitCode.OK).contains("a person is to change example.test MX");
    assertThat(world.published()).as("nobody but a person writes").isEqualTo(before);

    world.sandbox().primary().edit("example.test", "MX", 3600, "5 mail.new-host.test.");
    JsonNode wrong = run("advance");
    assertThat(wrong.at("/why").asText())
        .contains("missing: 10 mail.new-host.test., 20 mail.old-host.test.")
        .contains("to go: 5 mail.new-host.test.", "TTL: 3600 instead of 1");
    assertThat(wrong.at("/byHand/edits").findValuesAsText("act")).contains("edit", "add");

    person.carryOut(wrong);
    is(desk.run("advance"), ExitCode.OK).doesNotContain("is not yet as asked");
    is(desk.run("log example.test"), ExitCode.OK)
        .contains("introduce/mx: about to write")
        .contains("introduce/mx: a person is asked")
        .contains("introduce/mx: found written");
  }

  /** As long as somebody waits, a person reads and types; here another one than the caller. */
  @Test
  void waitsForPeopleToTheEnd() throws IOException {
    world.close();
    start(Clock.systemUTC());
    String fingerprint = fingerprint();
    ScheduledFuture<?> reading =
        people.scheduleWithFixedDelay(
            () -> person.carryOut(run("status")), 100, 100, TimeUnit.MILLISECONDS);
    is(desk.run("apply " + PLAN + " --wait --approve " + fingerprint), ExitCode.OK)
        .contains("example.test is done", "By hand at the DNS host");
    assertThat(reading.isDone()).as("the person gave up").isFalse();
    assertThat(world.published()).contains("mail.new-host.test").doesNotContain("mail.old-host");
    is(desk.run("audit verify"), ExitCode.OK);
  }

  @Test
  void theWayBackAsksForTheReverse() {
    String before = world.published();
    applied();
    untilAsked("retire/mx");
    is(desk.run("rollback example.test"), ExitCode.OK).contains("turned round");
    for (int tick = 0; tick < 60 && !run("status").at("/step").asText().equals("-"); tick++) {
      desk.run("advance --wait --timeout 1s");
      person.carryOut(run("status"));
    }
    is(desk.run("status"), ExitCode.ROLLED_BACK).contains("rolled back");
    assertThat(world.published()).isEqualTo(before);
    is(desk.run("audit verify"), ExitCode.OK);
  }
}
