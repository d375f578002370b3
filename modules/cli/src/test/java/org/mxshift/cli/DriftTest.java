package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;

/** What somebody else changed is told by looking, and not touched. */
class DriftTest {

  private static final String PLAN = "plans/example.test.yaml";

  private MailWorld world;
  private Desk desk;

  @BeforeEach
  void start(@Scratch Path directory) throws IOException {
    world = new MailWorld(directory);
    desk = world.desk();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private JsonNode first() {
    return desk.run("drift --output json").json().at("/result/sets/0");
  }

  @Test
  void isToldWithWhatIsExpectedAndFoundAndTheRunStopsWhereItComesUponIt() {
    assertThat(desk.run("drift").out()).contains("No run is under way");
    desk.file(PLAN, MailWorld.plan());
    String fingerprint =
        desk.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();
    desk.run("apply " + PLAN + " --wait --approve " + fingerprint);

    assertThat(desk.run("drift").code()).isEqualTo(ExitCode.OK);
    assertThat(first().at("/state").asText()).isEqualTo("as left");
    assertThat(desk.run("status").out()).contains("introduce/mx");

    world
        .sandbox()
        .primary()
        .edit("example.test", "MX", 1, "10 mail.old-host.test.", "15 mx.stranger.test.");
    String log = desk.run("log example.test").out();
    String before = world.published();
    Desk.Screen drift = desk.run("drift example.test");
    assertThat(drift.code()).isEqualTo(ExitCode.CHANGES);
    assertThat(drift.out())
        .contains("example.test MX", "changed", "15 mx.stranger.test.", "mxshift replan");
    assertThat(first().at("/expected").asText())
        .isEqualTo("example.test MX 1: 10 mail.old-host.test.");
    assertThat(first().at("/found").asText()).contains("15 mx.stranger.test.");
    assertThat(first().at("/exitCode").asInt()).isEqualTo(2);
    assertThat(desk.run("drift --all").code()).isEqualTo(ExitCode.CHANGES);
    assertThat(desk.run("drift --all example.test").code()).isEqualTo(ExitCode.USAGE);
    assertThat(world.published()).isEqualTo(before);
    assertThat(desk.run("log example.test").out()).isEqualTo(log);

    desk.run("approve example.test move");
    Desk.Screen stopped = desk.run("advance --wait --timeout 20s");
    assertThat(stopped.out())
        .contains("somebody else changed example.test MX", "before", "expected", "found")
        .contains("or 'mxshift replan PLAN' with a new plan");
    for (String line : new String[] {"status", "status --output json", "explain example.test"}) {
      assertThat(desk.run(line).out().replaceAll("\\s+", " "))
          .as(line)
          .contains("'mxshift replan PLAN' with a new plan");
    }
    assertThat(stopped.all()).doesNotContain("replan example.test");
    assertThat(desk.run("audit verify").code()).as("no word changed").isEqualTo(ExitCode.OK);
    assertThat(world.published()).isEqualTo(before);

    world.settings("bm90IHRoZSBrZXk=", world.port());
    Desk.Screen shut = desk.run("drift");
    assertThat(shut.code()).isEqualTo(ExitCode.CREDENTIALS);
    assertThat(shut.out()).contains("not seen");
  }
}
