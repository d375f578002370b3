package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;

/** What a whole migration, MX and SPF, costs in calls of the DNS host's API. */
class ProviderCallsTest {

  private static final int MOST = 36;
  private static final int MOST_WRITES = 9;
  private static final int MOST_OF_A_MOVE = 4;

  @ParameterizedTest(name = "{0}, {1}, a new process every {2} or later")
  @CsvSource({
    "ROUTE53, preferred, PT0S",
    "ROUTE53, preferred, PT15M",
    "ROUTE53, standby, PT15M",
    "CLOUDFLARE, preferred, PT0S",
    "CLOUDFLARE, preferred, PT15M",
    "CLOUDFLARE, standby, PT15M",
    "POWERDNS, standby, PT15M",
    "GOOGLEDNS, standby, PT15M",
    "DESEC, standby, PT15M",
  })
  void aWholeMigrationTakesFewCalls(Host host, String introduce, Duration least) throws Exception {
    try (HostedRun run = new HostedRun(host, "introduce: " + introduce).started()) {
      Tick end = run.until(least, HostedRun.QUARTER, tick -> tick.run().standing().ended());
      assertThat(end.run().standing()).isEqualTo(Standing.DONE);
      assertThat(run.host.live(HostedRun.MX))
          .isEqualTo(
              HostedRun.set(HostedRun.MX, HostedRun.TTL, "10 mx1.new.test.", "20 mx2.new.test."));
      Map<String, Integer> calls = run.host.calls();
      assertThat(run.host.all()).as("%s", calls).isLessThanOrEqualTo(MOST);
      assertThat(calls.get(run.host.write())).as("%s", calls).isLessThanOrEqualTo(MOST_WRITES);
      assertThat(run.byMove.values()).as("%s", run.byMove).allMatch(n -> n <= MOST_OF_A_MOVE);
      areMarked(run);
    }
  }

  /** Route 53 keeps with each batch which domain, which step and which plan it was for. */
  private static void areMarked(HostedRun run) {
    if (run.host instanceof Route53Double route53) {
      String plan = run.run().program().fingerprint().toString();
      assertThat(route53.comments())
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allMatch(comment -> comment.matches("mxshift example\\.test [a-z]+/(mx|spf) " + plan));
    }
  }
}
