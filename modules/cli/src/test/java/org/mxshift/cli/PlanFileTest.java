package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Mx;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;
import org.mxshift.notation.Sealed;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;
import org.mxshift.program.Program;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.ObservedZone;

/** Whether a plan is the one that is in the log. */
class PlanFileTest {

  /** Otherwise an upgrade would start again what was rolled back, or call a running plan edited. */
  @Test
  void aTextThatAnotherVersionWroteMeansTheSamePlan() throws Exception {
    PlanFile file = file("", Optional.empty());
    String elsewhere =
        file.text().replaceAll("(?m)^ *#.*\\n|^$\\n", "").replace("on_failure: retreat", "");
    assertThat(elsewhere).isNotEqualTo(file.text());

    assertThat(file.isMeantBy(elsewhere)).isTrue();
    assertThat(file.isMeantBy(file.text())).isTrue();
    assertThat(file.isMeantBy(elsewhere.replace("drain: 3d", "drain: 2d"))).isFalse();
    assertThat(file.isMeantBy("what a later version wrote")).isFalse();
  }

  /** What mxshift.yaml has of windows: nothing, that there are none, and some. */
  private static final List<Optional<Windows>> USUAL =
      List.of(
          Optional.empty(),
          Optional.of(Windows.ALWAYS),
          Optional.of(windows("0 22 * * * for 4h")),
          Optional.of(windows("0 23 * * * for 4h")));

  private static Windows windows(String allow) {
    return new Windows(ZoneId.of("UTC"), List.of(Window.parse(allow)), List.of());
  }

  private static PlanFile file(String more, Optional<Windows> usual) throws Exception {
    String text =
        """
        mxshift: 1
        domain: example.com
        zone: {provider: rfc2136}
        from: {mx: [10 mail.old.example.]}
        to: {preset: google}
        verify: {addresses: [a@example.com], mailbox: a@example.com}
        """;
    Plan plan = Plans.read("p.yaml", (text + more).getBytes(UTF_8));
    return PlanFile.of(Path.of("p.yaml"), "p.yaml", plan, usual);
  }

  private static Program program(Plan plan) throws Exception {
    ObservedZone.Soa soa =
        new ObservedZone.Soa(
            new Ttl(3600), new Ttl(300), Duration.ofHours(1), Duration.ofMinutes(15));
    RecordSet mx =
        RecordSet.mx(plan.domain(), new Ttl(3600), List.of(Mx.parse("10 mail.old.example.")));
    Limits limits = new Limits(Ttl.ZERO, Guarantee.VALUES);
    return Compiler.compile(plan, ObservedZone.of(List.of(mx), soa, limits));
  }

  @Test
  void otherWindowsOfTheSettingsAreNoEdit() throws Exception {
    PlanFile own = file("windows: {timezone: UTC, deny: [0 8 * * * for 9h]}\n", Optional.empty());
    for (Optional<Windows> then : USUAL) {
      PlanFile before = file("", then);
      Sealed sealed = Sealed.of(program(before.plan()), before.text());
      for (Optional<Windows> now : USUAL) {
        PlanFile file = file("", now);
        assertThat(file.isMeantBy(before.text())).as("%s, now %s", then, now).isTrue();
        assertThat(file.isMeantBy(sealed)).as("%s, now %s", then, now).isTrue();
        boolean other = !then.orElse(Windows.ALWAYS).equals(now.orElse(Windows.ALWAYS));
        assertThat(file.otherWindows(sealed.program().terms().windows()).isPresent())
            .as("%s, now %s", then, now)
            .isEqualTo(other);
        PlanFile edited = file("drain: 4d\n", now);
        assertThat(edited.isMeantBy(before.text())).isFalse();
        assertThat(edited.isMeantBy(sealed)).isFalse();
      }
      assertThat(own.isMeantBy(before.text())).isFalse();
      assertThat(own.isMeantBy(sealed)).isFalse();
    }
  }
}
