package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Phase;
import org.mxshift.engine.Tick;

/** Hosts that say whether all their servers have a change. */
class InSyncTest {

  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofSeconds(5);

  static Stream<Arguments> hosts() {
    BiFunction<InstantSource, String, HostDouble> route53 =
        (clock, name) -> new Route53Double(clock, name, LONG);
    BiFunction<InstantSource, String, HostDouble> google =
        (clock, name) -> GoogleDouble.slow(clock, name, LONG);
    return Stream.of(Arguments.of("GetChange", route53), Arguments.of("status", google));
  }

  /** Every name server that is asked has it after 20 seconds; others of the host have not. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void areAskedEveryFewSecondsAndNoClockStartsBeforeTheySayYes(
      String question, BiFunction<InstantSource, String, HostDouble> host) throws Exception {
    try (HostedRun run = new HostedRun(host).started()) {
      run.until(Duration.ZERO, POLL, tick -> phase(run, run.at()) == Phase.APPLIED);
      String move = run.at();
      Instant written = run.clock.instant();
      int asked = run.host.calls().getOrDefault(question, 0);
      run.clock.advance(MINUTE);
      Tick waits = run.tick();
      assertThat(waits.rest().why()).isEqualTo("the provider has not yet told all its servers");
      assertThat(waits.rest().due()).hasValue(run.clock.instant().plus(POLL));

      run.until(Duration.ZERO, LONG, tick -> phase(run, move) != Phase.APPLIED);
      assertThat(Duration.between(written, run.clock.instant())).isBetween(LONG, LONG.plus(POLL));
      int polls = run.host.calls().get(question) - asked;
      assertThat((long) polls).isBetween(LONG.minus(MINUTE).dividedBy(POLL), LONG.dividedBy(POLL));
    }
  }

  private static Phase phase(HostedRun run, String move) {
    return run.run().life(move).phase();
  }
}
