package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;

/** What is known of the sender of test messages is said before any is sent. */
class TestSenderTest {

  private static final String PLAN = "plans/example.test.yaml";
  private static final String SENDER = "  sender: probe@example.test";

  private MailWorld world;
  private Desk desk;

  @BeforeEach
  void start(@Scratch Path directory) throws IOException {
    world = new MailWorld(directory);
    world.sandbox().primary().edit("example.test", "TXT", 60, "\"v=spf1 ip4:192.0.2.7 -all\"");
    desk = world.desk();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private String planned(String... verify) {
    desk.file(PLAN, MailWorld.plan(verify));
    return desk.run("plan " + PLAN).out();
  }

  /** What {@code apply} says while it starts the run. */
  private String applied() {
    String fingerprint =
        desk.run("plan " + PLAN + " --output json").json().at("/result/fingerprint").asText();
    return desk.run("apply " + PLAN + " --approve " + fingerprint).err();
  }

  @Test
  void fromWhereNobodyTellsItCannotBeJudgedAndThatIsSaid() {
    String cannot =
        "nobody says which addresses test messages leave from, so SPF of probe@example.test cannot";
    assertThat(planned(SENDER).replaceAll("\\s+", " "))
        .contains("Test messages " + cannot, "verify.exits: [ADDRESS]");
    assertThat(applied()).contains("S20 " + cannot).contains("S20", "could not be judged");
  }

  @Test
  void fromAnAddressThatSpfDoesNotNameItMayBeRefused() {
    assertThat(planned(SENDER, "  exits: [192.0.2.8]").replaceAll("\\s+", " "))
        .contains("SPF does not let probe@example.test send from 192.0.2.8 (fail)");
    assertThat(applied()).contains("S20 SPF does not let probe@example.test send from 192.0.2.8");
  }

  @Test
  void fromOneThatSpfNamesAllIsWell() {
    assertThat(planned(SENDER, "  exits: [192.0.2.7]").replaceAll("\\s+", " "))
        .contains("Test messages SPF lets probe@example.test send from 192.0.2.7");
    assertThat(applied()).doesNotContain("S20");
  }

  @Test
  void theNullSenderIsNotSpokenOf() {
    assertThat(planned()).doesNotContain("Test messages");
  }
}
