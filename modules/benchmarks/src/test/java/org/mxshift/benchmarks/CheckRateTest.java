package org.mxshift.benchmarks;

import static org.mxshift.claims.Claims.assertThat;

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
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
import org.mxshift.sandbox.Behaviour;
import org.mxshift.sandbox.CachingResolver;
import org.mxshift.sandbox.Fault;
import org.mxshift.sandbox.Faults;
import org.mxshift.sandbox.MailHost;
import org.mxshift.sandbox.Mailboxes;
import org.mxshift.sandbox.NameServer;
import org.mxshift.sandbox.ZoneVersion;

/**
 * How fast checks are, against name servers and mail hosts on loopback: a measurement, not part of
 * a build, which is busy with other things. What was measured is published by the test, and is in
 * the README.
 */
@Timeout(300)
class CheckRateTest {

  /** A thousand is measured by {@code -Dmxshift.domains=1000}. */
  private static final int DOMAINS = Integer.getInteger("mxshift.domains", 100);

  private static final int HOSTS = 5;
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
  void everyCheckOfFiveHostsTakesNoLongerThanTheSlowestLook() throws Exception {
    TimeLimits limits = TimeLimits.allOf(Duration.ofSeconds(1));
    ProbeSettings healthy = world(HOSTS, Faults.none(), limits);
    List<MailHost> hosts = mailHosts();
    ProbeSettings there =
        healthy.withPorts(hosts.get(0).address().getPort(), healthy.servers().nsPort());
    Map<String, Outcome> well = took("healthy ms", there, Duration.ofSeconds(2));
    assertThat(well).containsEntry("S01", Outcome.PASS).containsEntry("S07", Outcome.PASS);
    hosts.get(0).behave(new Behaviour.Silent());
    hosts.get(1).behave(new Behaviour.Refuse());
    hosts.get(2).behave(new Behaviour.Tarpit(Duration.ofSeconds(30)));
    Duration most = limits.longest().plusSeconds(1);
    Map<String, Outcome> ill = took("three of them dead ms", there, most);
    assertThat(ill).containsEntry("D06", Outcome.PASS).doesNotContainEntry("S01", Outcome.PASS);
    stop();
    took("a name server dead ms", world(HOSTS, request -> new Fault.LoseRequest(), limits), most);
  }

  /** What each check came to, in a time that must not be longer. */
  private static Map<String, Outcome> took(String what, ProbeSettings settings, Duration most)
      throws Exception {
    Duration limit = settings.patience().limits().longest().plusMillis(900);
    try (Inspection inspection = new Inspection(64, System::nanoTime, limit)) {
      Lookout lookout =
          new Lookout(settings, InstantSource.system(), System::nanoTime, new Random(1));
      long began = System.nanoTime();
      List<Result> results = inspection.of(subject(0), Catalogue.ALL, lookout, progress -> {});
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Map<String, Outcome> outcomes = new TreeMap<>();
      results.forEach(result -> outcomes.put(result.about().id(), result.finding().outcome()));
      long cut =
          results.stream()
              .filter(result -> result.finding().sentence().contains("nothing was heard within"))
              .count();
      measured("five hosts, " + what + ": " + took.toMillis() + ", cut off: " + cut);
      assertThat(outcomes).hasSameSizeAs(Catalogue.ALL);
      assertThat(took).as(what).isLessThan(most);
      return outcomes;
    }
  }

  /** Five hosts that take mail for the first domain. */
  private List<MailHost> mailHosts() throws IOException {
    List<MailHost> hosts = new ArrayList<>();
    int port = 0;
    for (int host = 1; host <= HOSTS; host++) {
      String name = "mx" + host + ".d0.test";
      InetSocketAddress at = new InetSocketAddress("127.0.78." + host, port);
      Mailboxes everybody = new Mailboxes(Set.of(), Set.of("d0.test"));
      MailHost.Setup how = MailHost.Setup.plain(name, at, everybody);
      hosts.add(MailHost.start(how, message -> {}, InstantSource.system()));
      open.add(hosts.get(hosts.size() - 1));
      port = hosts.get(0).address().getPort();
    }
    return hosts;
  }

  private static List<Outcome> run(ProbeSettings settings, int from, int to) throws Exception {
    Lookout lookout = new Lookout(settings, InstantSource.system());
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try (Inspection inspection =
        new Inspection(
            64, System::nanoTime, settings.patience().limits().longest().plusMillis(900))) {
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
      zone.append("mx" + host + " A 127.0.78." + host + "\n");
    }
    return zone.toString();
  }

  /** For the README: beside the classes, since no module but the cli talks. */
  private static void measured(String line) throws IOException {
    Path file = Path.of("modules", "benchmarks", "target", "check-rate.txt");
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
