package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.ObservedZone;

/** What 'plan' says of the hosts that are left is what the program asks of them. */
class OldHostsTest {

  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

  private static OldHosts of(String... more) throws Exception {
    String text =
        """
        mxshift: 1
        domain: example.com
        zone: {provider: rfc2136}
        to: {mx: [1 mx.new.example., 20 b.old.example.]}
        verify: {addresses: [a@example.com], %s}
        """
            .formatted(
                List.of(more).contains("vouched")
                    ? "vouched: {mx.new.example: seen, b.old.example: seen}"
                    : "mailbox: a@example.com");
    String from = "from: {mx: [10 a.old.example., 20 b.old.example.]%s}\n";
    String dead = List.of(more).contains("dead") ? ", dead: true" : "";
    String lines =
        String.join("\n", List.of(more).stream().filter(line -> line.contains(":")).toList());
    Plan plan = Plans.read("p.yaml", (text + from.formatted(dead) + lines).getBytes(UTF_8));
    RecordSet live = RecordSet.mx(plan.domain(), new Ttl(86_400), plan.from().mx());
    ObservedZone.Soa soa =
        new ObservedZone.Soa(new Ttl(60), new Ttl(60), Duration.ofHours(1), Duration.ofMinutes(9));
    Limits limits = new Limits(Ttl.ZERO, Guarantee.EXACT);
    return new OldHosts(plan, Compiler.compile(plan, ObservedZone.of(List.of(live), soa, limits)));
  }

  private static String shown(OldHosts hosts) {
    return Plainly.shown(START, hosts::show);
  }

  @Test
  void onlyThoseThatLeaveAreSpokenOf() throws Exception {
    assertThat(of().leaving().toString()).isEqualTo("[a.old.example]");
    assertThat(shown(of())).doesNotContain("b.old.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          old_side: forward | pass late mail on to the new hosts | preflight, verify, hold and drain
          old_side: sync    | people copy the mailboxes | preflight, verify, hold and drain
          old_side: reject_after 2027-06-30 | refuse late mail from 2027-06-30 on | preflight,
          dead              | dead, nobody asks them | a.old.example
          vouched           | there is no verify.mailbox | nobody asks them
          """)
  void eachPromiseIsToldWithTheStepsThatAskForIt(String line, String promise, String asked)
      throws Exception {
    assertThat(shown(of(line)))
        .contains("Old side", promise, asked.replaceFirst(",$", ", and must"));
  }

  @Test
  void aDayBeforeTheEndOfTheDrainIsTooEarly() throws Exception {
    OldHosts hosts = of("old_side: reject_after 2026-12-05");
    assertThat(hosts.tooEarly(START).orElseThrow())
        .isEqualTo(
            "old_side: the old hosts may refuse mail from 2026-12-05 on, but caches may lead to"
                + " them until 2026-12-08, if it starts now");
    assertThat(shown(hosts)).contains("until 2026-12-08");
    assertThat(of("old_side: reject_after 2026-12-09").tooEarly(START)).isEmpty();
    assertThat(of("old_side: reject_after 2026-12-08").tooEarly(START)).isPresent();
    assertThat(of("old_side: forward").tooEarly(START)).isEmpty();
  }
}
