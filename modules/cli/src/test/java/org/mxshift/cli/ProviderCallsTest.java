package org.mxshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.simulate.VirtualClock;

/** What a whole migration, MX and SPF, costs in calls of the DNS host's API. */
class ProviderCallsTest {

  private static final int MOST = 36;
  private static final int MOST_WRITES = 9;
  private static final int MOST_OF_A_MOVE = 4;

  static Stream<Arguments> courses() {
    List<Arguments> courses = new ArrayList<>();
    Map<String, BiFunction<VirtualClock, String, HostDouble>> hosts =
        Map.of("route53", Route53Double::new, "cloudflare", CloudflareDouble::new);
    for (String host : List.of("route53", "cloudflare")) {
      for (String introduce : List.of("preferred", "standby")) {
        for (Duration least : List.of(Duration.ZERO, Duration.ofMinutes(15))) {
          courses.add(Arguments.of(host, introduce, least, hosts.get(host)));
        }
      }
    }
    return courses.stream();
  }

  @ParameterizedTest(name = "{0}, {1}, a new process every {2}")
  @MethodSource("courses")
  void aWholeMigrationTakesFewCalls(
      String name,
      String introduce,
      Duration least,
      BiFunction<VirtualClock, String, HostDouble> host)
      throws Exception {
    try (HostedRun run = new HostedRun(host, "introduce: " + introduce).started()) {
      Duration rhythm = least.isZero() ? Duration.ofMinutes(15) : least;
      Tick end = run.until(least, rhythm, tick -> tick.run().standing().ended());
      assertThat(end.run().standing()).isEqualTo(Standing.DONE);
      assertThat(run.host.live(HostedRun.MX))
          .isEqualTo(HostedRun.set(HostedRun.MX, 86_400, "10 mx1.new.test.", "20 mx2.new.test."));
      Map<String, Integer> calls = run.host.calls();
      assertThat(run.host.all()).as("%s", calls).isLessThanOrEqualTo(MOST);
      assertThat(calls.get(run.host.write())).as("%s", calls).isLessThanOrEqualTo(MOST_WRITES);
      assertThat(run.byMove.values()).as("%s", run.byMove).allMatch(n -> n <= MOST_OF_A_MOVE);
    }
  }
}
