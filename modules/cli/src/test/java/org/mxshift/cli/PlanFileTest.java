package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;

/** Whether a plan is the one that is in the log. */
class PlanFileTest {

  /** Otherwise an upgrade would start again what was rolled back, or call a running plan edited. */
  @Test
  void aTextThatAnotherVersionWroteMeansTheSamePlan() throws Exception {
    Plan plan =
        Plans.read(
            "p.yaml",
            """
            mxshift: 1
            domain: example.com
            zone: {provider: rfc2136}
            from: {mx: [10 mail.old.example.]}
            to: {preset: google}
            verify: {addresses: [a@example.com], mailbox: a@example.com}
            """
                .getBytes(UTF_8));
    PlanFile file = new PlanFile(Path.of("p.yaml"), "p.yaml", plan);
    String elsewhere =
        file.text().replaceAll("(?m)^ *#.*\\n|^$\\n", "").replace("on_failure: retreat", "");
    assertThat(elsewhere).isNotEqualTo(file.text());

    assertThat(file.isMeantBy(elsewhere)).isTrue();
    assertThat(file.isMeantBy(file.text())).isTrue();
    assertThat(file.isMeantBy(elsewhere.replace("drain: 3d", "drain: 2d"))).isFalse();
    assertThat(file.isMeantBy("what a later version wrote")).isFalse();
  }
}
