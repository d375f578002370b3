package org.mxshift.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.checks.Catalogue;
import org.mxshift.checks.Check;
import org.mxshift.checks.Inspection;
import org.mxshift.checks.Outcome;
import org.mxshift.checks.Result;
import org.mxshift.checks.Subject;
import org.mxshift.model.Name;
import org.mxshift.probe.Lookout;
import org.mxshift.probe.ProbeSettings;
import org.mxshift.probe.TimeLimits;
import org.mxshift.sandbox.CachingResolver;
import org.mxshift.sandbox.Fault;
import org.mxshift.sandbox.Faults;
import org.mxshift.sandbox.NameServer;
import org.mxshift.sandbox.ZoneVersion;

/**
 * How fast the checks of DNS are, against name servers on loopback. The bounds here are generous,
 * so that a busy machine does not fail a build; what was measured is published by the test, and is
 * in the README.
 */
@Timeout(300)
class CheckRateTest {

  /** A thousand is measured by {@code -Dmxshift.domains=1000}. */
  private static final int DOMAINS = Integer.getInteger("mxshift.domains", 100);

  private static final int SIDE_BY_SIDE = 16;
  private static final List<Check> DNS =
      Catalogue.ALL.stream().filter(check -> check.about().id().startsWith("D")).toList();

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void manyDomainsAtAGoodRateWithFlatMemory() throws Exception {
    ProbeSettings settings = world(2, Faults.none(), TimeLimits.BRIEF);
    run(settings, 0, DOMAINS / 10);
    long before = usedHeap();
    long busy = processor();
    long began = System.nanoTime();
    List<Outcome> outcomes = run(settings, 0, DOMAINS);
    double seconds = (System.nanoTime() - began) / 1e9;
    long grown = usedHeap() - before;
    measured(DOMAINS + " domains, a second: " + Math.round(DOMAINS / seconds));
    measured("of processor time, servers included: " + (processor() - busy) / 1_000_000 + " ms");
    measured("heap grown by KiB: " + grown / 1024);
    assertThat(outcomes).doesNotContain(Outcome.FAIL, Outcome.INCONCLUSIVE);
    assertThat(DOMAINS / seconds).isGreaterThan(10);
    assertThat(grown).isLessThan(16L << 20);
  }

  @Test
  void fiveHostsTakeNoLongerThanTheSlowestLook() throws Exception {
    TimeLimits limits = TimeLimits.allOf(Duration.ofSeconds(1));
    ProbeSettings healthy = world(5, Faults.none(), limits);
    assertThat(took("healthy ms", healthy)).isLessThan(Duration.ofSeconds(2));
    stop();
    ProbeSettings dead = world(5, request -> new Fault.LoseRequest(), limits);
    assertThat(took("dead ms", dead)).isLessThan(limits.longest().plusSeconds(1));
  }

  private static Duration took(String what, ProbeSettings settings) throws Exception {
    Duration limit = settings.limits().longest().plusMillis(900);
    try (Inspection inspection = new Inspection(64, System::nanoTime, limit)) {
      long began = System.nanoTime();
      List<Result> results =
          inspection.of(
              subject(0), DNS, new Lookout(settings, InstantSource.system()), progress -> {});
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      measured("five hosts, " + what + ": " + took.toMillis());
      assertThat(results).hasSameSizeAs(DNS);
      return took;
    }
  }

  private static List<Outcome> run(ProbeSettings settings, int from, int to) throws Exception {
    Lookout lookout = new Lookout(settings, InstantSource.system());
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try (Inspection inspection =
        new Inspection(64, System::nanoTime, settings.limits().longest().plusMillis(900))) {
      List<Callable<Stream<Outcome>>> calls = new ArrayList<>();
      for (int i = from; i < to; i++) {
        Subject subject = subject(i);
        calls.add(
            () ->
                inspection.of(subject, DNS, lookout, progress -> {}).stream()
                    .map(result -> result.finding().outcome())
                    .distinct());
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Stream<Outcome>> each : threads.invokeAll(calls)) {
        outcomes.addAll(each.get().toList());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Subject subject(int number) {
    return Subject.of(Name.of("d" + number + ".test")).privately(true);
  }

  /** Two name servers with all domains and the zone above them, and a resolver in front. */
  private ProbeSettings world(int hosts, Faults ofSecond, TimeLimits limits) throws IOException {
    StringBuilder delegations = new StringBuilder();
    List<ZoneVersion> zones = new ArrayList<>();
    for (int i = 0; i < DOMAINS; i++) {
      String name = "d" + i;
      delegations.append(name).append(" NS ns1.test.\n").append(name).append(" NS ns2.test.\n");
      zones.add(ZoneVersion.parse(name + ".test", zone(hosts)));
    }
    String top = head() + "ns1 A 127.0.77.1\nns2 A 127.0.77.2\n" + delegations;
    zones.add(ZoneVersion.parse("test", top));
    NameServer first = server(new InetSocketAddress("127.0.77.1", 0), zones, Faults.none());
    int port = first.address().getPort();
    server(new InetSocketAddress("127.0.77.2", port), zones, ofSecond);
    CachingResolver resolver =
        CachingResolver.start(
            new InetSocketAddress("127.0.77.53", port),
            Map.of("test", List.of(first.address())),
            Duration.ZERO,
            InstantSource.system());
    open.add(resolver);
    return ProbeSettings.of(List.of(resolver.address()), Name.of("probe.test"))
        .withPorts(25, port)
        .withPatience(limits, Duration.ZERO);
  }

  private NameServer server(InetSocketAddress at, List<ZoneVersion> zones, Faults faults)
      throws IOException {
    NameServer server = NameServer.start(at, zones, List.of(), faults, InstantSource.system());
    open.add(server);
    return server;
  }

  private static String head() {
    return "$TTL 3600\n@ SOA ns1.test. root.test. 1 600 60 86400 300\n@ NS ns1.test.\n@ NS ns2.test.\n";
  }

  private static String zone(int hosts) {
    StringBuilder zone = new StringBuilder(head());
    for (int host = 1; host <= hosts; host++) {
      zone.append("@ MX " + 10 * host + " mx" + host + "\n");
      zone.append("mx" + host + " A 192.0." + host + ".25\n");
    }
    return zone.toString();
  }

  /** For the README: beside the classes, since no module but the cli talks. */
  private static void measured(String line) throws IOException {
    Path file = Path.of("target", "check-rate.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static long processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
