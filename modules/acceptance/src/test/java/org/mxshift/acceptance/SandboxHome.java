package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.sandbox.Sandbox;
import org.mxshift.sandbox.ZoneVersion;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A sandbox, a folder with a plan that takes seconds, and mxshift as a process of its own in it.
 * What the process does to the world is watched from outside: each commit of its log, and each
 * version of the zone.
 */
final class SandboxHome implements AutoCloseable {

  private static final String PLAN = "./example.test.yaml";
  private static final String DOMAIN = "example.test";
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final long LOOK_NANOS = 1_000_000;
  private static final Pattern FINGERPRINT = Pattern.compile("\"fingerprint\" ?: ?\"([0-9a-f]+)\"");

  private final Sandbox sandbox;
  private final WorkDirectory home = WorkDirectory.create("killed");
  private final List<String> versions = new ArrayList<>();
  private final long firstSerial;
  private ZoneVersion seen;
  private String tip = "";
  private int touches;

  /** What a finished process printed, and how it ended. */
  record Result(int exit, String text) {}

  SandboxHome() throws IOException {
    Sandbox.Setup setup = Sandbox.Setup.of(DOMAIN, Duration.ofSeconds(2));
    sandbox = Sandbox.start(setup, message -> {}, new Random(7), InstantSource.system());
    seen = zone();
    firstSerial = seen.soa().getSerial();
    versions.add(state(seen));
    home.file("secret", sandbox.key().secret() + "\n");
    home.file("mxshift.yaml", settings());
    home.file("example.test.yaml", plan());
  }

  private String settings() {
    return """
    %saccounts:
      default:
        provider: rfc2136
        server: 127.0.53.1:%d
        key: %s
        secrets: {secret: {file: secret}}
    """
        .formatted(sandbox.settings(), sandbox.dnsPort(), sandbox.key().name());
  }

  /** A plan that takes seconds. */
  static String plan() {
    return """
    mxshift: 1
    domain: example.test
    zone: {provider: rfc2136}
    from: {mx: [10 mail.old-host.test.]}
    to: {mx: [10 mail.new-host.test.]}
    spf: {add: ["ip4:192.0.2.77"], remove: ["ip4:127.0.25.1"], queue: 1s}
    ttl: {during: 1s, watch: 1s}
    hold: 1s
    accept_short_hold: a test
    drain: 1s
    margin: 0s
    verify:
      addresses: [ann@example.test]
      mailbox: probe@example.test
      every: 1s
      greens: 1
      span: 1s
    gates: []
    """;
  }

  private ZoneVersion zone() {
    return sandbox.primary().zone(DOMAIN);
  }

  /** Looks once: a new version of the zone and a new commit are touches of the world. */
  private void look() {
    ZoneVersion zone = zone();
    if (zone != seen) {
      seen = zone;
      version(state(zone));
    }
    String now = tip();
    if (!now.equals(tip)) {
      tip = now;
      touches++;
    }
  }

  private void version(String state) {
    if (!versions.get(versions.size() - 1).equals(state)) {
      versions.add(state);
      touches++;
    }
  }

  private static String state(ZoneVersion zone) {
    Name apex = Name.fromConstantString(DOMAIN + ".");
    return text(zone.set(apex, Type.MX)) + " | " + text(zone.set(apex, Type.TXT));
  }

  private static String text(List<Record> set) {
    return set.stream().map(Record::toString).sorted().toList().toString();
  }

  private String tip() {
    Path ref = home.path(".mxshift/audit.git/refs/heads/mxshift/audit");
    try {
      return Files.exists(ref) ? Files.readString(ref) : "";
    } catch (IOException e) {
      // It is being replaced just now.
      return tip;
    }
  }

  /** Every version of MX and TXT that the primary had, in order; fails where one went unseen. */
  List<String> versions() {
    look();
    assertThat(zone().soa().getSerial() - firstSerial)
        .as("each version was seen: %s", versions)
        .isEqualTo(versions.size() - 1L);
    return List.copyOf(versions);
  }

  /** How often the world was touched so far, as far as it is seen from outside. */
  int touches() {
    return touches;
  }

  Path log() {
    return home.path(".mxshift/audit.git");
  }

  /** The command that starts what the plan says, or goes on with it, and stays to the end. */
  String[] apply() throws Exception {
    Result planned = run("plan", PLAN, "--output", "json");
    Matcher found = FINGERPRINT.matcher(planned.text());
    assertThat(found.find()).as(planned.text()).isTrue();
    return new String[] {"apply", PLAN, "--approve", found.group(1), "--wait"};
  }

  /** A command to its end. */
  Result run(String... words) throws Exception {
    return watched(Integer.MAX_VALUE, 0, words);
  }

  /**
   * A command that is killed when the world has been touched so often, and a moment later.
   *
   * @return exit code 137 when it was killed
   */
  Result watched(int most, int micros, String... words) throws Exception {
    Path out = home.path("out.txt");
    Process process = process(out, words);
    long end = System.nanoTime() + LIMIT.toNanos();
    int before = touches;
    while (process.isAlive() && touches - before < most) {
      assertThat(System.nanoTime()).as("in time: " + Files.readString(out)).isLessThan(end);
      look();
      LockSupport.parkNanos(LOOK_NANOS);
    }
    LockSupport.parkNanos(micros * 1000L);
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    look();
    return new Result(process.exitValue(), Files.readString(out));
  }

  private Process process(Path out, String... words) {
    try {
      return Launcher.process(Network.host(), words)
          .directory(home.path("").toFile())
          .redirectErrorStream(true)
          .redirectOutput(out.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    home.close();
  }
}
