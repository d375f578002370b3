package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.checks.Catalogue;
import org.mxshift.contract.Scratch;

/** {@code check} as it is typed, in a world on loopback. */
class CheckTest {

  private static final String PLAN = "plans/example.test.yaml";

  /** What is well in this world. */
  private static final String WELL = "D04,D05,D06,D09";

  private MailWorld world;
  private Desk desk;

  @BeforeEach
  void start(@Scratch Path directory) throws IOException {
    world = new MailWorld(directory);
    desk = world.desk();
    desk.file(PLAN, MailWorld.plan());
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aPlanIsCheckedAndNothingIsWritten() {
    String before = world.published();
    Desk.Screen screen = desk.run("check " + PLAN + " --only " + WELL);
    assertThat(screen.code()).as(screen.all()).isEqualTo(ExitCode.OK);
    assertThat(screen.out()).contains("example.test: 4 of 4 checks pass (D04 D05 D06 D09)");
    assertThat(screen.err()).isEmpty();
    assertThat(world.published()).isEqualTo(before);
    assertThat(desk.path(".mxshift")).doesNotExist();
  }

  @Test
  void everyCheckAnswersForAPlanAndForADomain() {
    for (String target : List.of(PLAN, "example.test")) {
      JsonNode one = desk.run("check " + target + " --output json").json().at("/result/targets/0");
      assertThat(one.at("/domain").asText()).isEqualTo("example.test");
      assertThat(one.at("/checks").size()).isPositive();
      for (JsonNode check : one.at("/checks")) {
        assertThat(check.at("/sentence").asText()).isNotBlank().doesNotContain("itself failed");
        assertThat(check.at("/outcome").asText())
            .isIn("pass", "warn", "fail", "inconclusive", "not-applicable");
      }
    }
    JsonNode all = desk.run("check example.test --output json").json();
    assertThat(all.at("/result/targets/0/checks").size()).isEqualTo(Catalogue.ALL.size());
  }

  @Test
  void whatWouldLoseMailEndsWithOneAndSaysHowToMendIt() {
    desk.file(
        PLAN, MailWorld.plan().replace("[10 mail.new-host.test.]", "[10 gone.new-host.test.]"));
    Desk.Screen screen = desk.run("check " + PLAN + " --only D06,D09");
    assertThat(screen.code()).as(screen.all()).isEqualTo(ExitCode.STOPPED);
    assertThat(screen.out())
        .contains("D06", "fail (error)", "no address for gone.new-host.test", "correct its name")
        .contains("Evidence of D06", "1 of 2 checks pass (D09)");
  }

  @Test
  void aSkippedCheckNeedsAReasonWhichIsShown() {
    assertThat(desk.run("check " + PLAN + " --skip D06").err())
        .contains("a check is skipped for a reason", "--skip D06 --reason TEXT");
    String skipping = "check " + PLAN + " --only D06,D09 --skip D06 --reason 'known, mended today'";
    Desk.Screen screen = desk.run(skipping);
    assertThat(screen.code()).isEqualTo(ExitCode.OK);
    assertThat(screen.out()).contains("D06", "skipped: known, mended today");
    JsonNode checks = desk.run(skipping + " --output json").json().at("/result/targets/0/checks");
    assertThat(checks.findValuesAsText("outcome")).containsExactly("pass", "skipped");
    assertThat(checks.findValuesAsText("reason")).containsExactly("known, mended today");
  }

  @Test
  void sarifPointsAtTheLineOfThePlan() {
    desk.file(
        PLAN, MailWorld.plan().replace("[10 mail.new-host.test.]", "[10 gone.new-host.test.]"));
    Desk.Screen screen = desk.run("check " + PLAN + " --only D06 --output sarif");
    assertThat(screen.code()).isEqualTo(ExitCode.STOPPED);
    JsonNode run = screen.json().at("/runs/0");
    assertThat(screen.json().at("/version").asText()).isEqualTo("2.1.0");
    assertThat(run.at("/tool/driver/rules").size()).isEqualTo(Catalogue.ALL.size());
    JsonNode result = run.at("/results/0");
    assertThat(result.at("/ruleId").asText()).isEqualTo("D06");
    assertThat(result.at("/level").asText()).isEqualTo("error");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo(PLAN);
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(5);
    assertThat(desk.run("status --output sarif").err()).contains("nothing to say in SARIF");
  }

  @Test
  void manyDomainsAreCheckedSideBySideAndTheWorstCounts() {
    Desk.Screen screen = desk.run("check example.test old-host.test nobody.example.test");
    assertThat(screen.out()).contains("nobody.example.test", "unknown", "3 are well");
    assertThat(screen.code()).isNotEqualTo(ExitCode.OK);
  }

  @Test
  void whatCannotBeSeenIsNeverGreen() {
    desk.file("mxshift.yaml", "resolvers: [\"127.0.53.99:%d\"]\n".formatted(world.port()));
    long began = System.nanoTime();
    Desk.Screen screen = desk.run("check example.test --only " + WELL);
    assertThat(screen.code()).as(screen.all()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(screen.out()).contains("inconclusive", "0 of 4 checks pass");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aLineTellsHowFarItIsOnATerminalOnly() {
    assertThat(desk.terminal("", "check example.test --only D09").err())
        .contains("0 of 2 checks settled, looking at example.test MX")
        .endsWith("\r\u001b[2K");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          check                             | 64 | Missing required parameter
          check exa_mple..com               | 64 | bad label
          check nobody.example.test         | 64 | there is no domain nobody.example.test
          check plans/none.yaml             | 65 | plans/none.yaml: there is no such file
          check example.test --only D99     | 64 | there is no check 'D99'
          """)
  void badInputIsToldFromBadMail(String line, int code, String says) {
    Desk.Screen screen = desk.run(line);
    assertThat(screen.code().number()).as(screen.all()).isEqualTo(code);
    assertThat(screen.err()).contains(says);
  }
}
