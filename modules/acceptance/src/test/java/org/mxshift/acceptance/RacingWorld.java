package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mxshift.sandbox.Sandbox;

/**
 * A zone on a real BIND behind a real resolver, mail hosts of the sandbox, and one audit log in a
 * folder that everybody shares: what several runners meet.
 */
final class RacingWorld implements AutoCloseable {

  static final String DOMAIN = "example.test";
  static final String PLAN = "./example.test.yaml";

  private static final String BRANCH = "refs/heads/mxshift/audit";
  private static final Duration LIMIT = Duration.ofSeconds(200);
  private static final Pattern FINGERPRINT = Pattern.compile("\"fingerprint\" ?: ?\"([0-9a-f]+)\"");
  private static final ZoneText ZONE =
      ZoneText.of(
          DOMAIN + ".",
          "@ 2 IN NS ns1",
          "ns1 60 IN A 127.0.0.1",
          "@ 2 IN MX 10 mail.old-host.test.",
          "@ 2 IN TXT \"v=spf1 ip4:127.0.25.1 -all\"");

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Sandbox sandbox;
  private final Bind bind;
  private final Unbound resolver;
  private final UpdateProxy proxy;
  private final Path remote;

  RacingWorld() throws IOException {
    Servers.require(Binary.GIT);
    Sandbox.Setup setup = Sandbox.Setup.of(DOMAIN, Duration.ofSeconds(2));
    sandbox = add(Sandbox.start(setup, message -> {}, new Random(7), InstantSource.system()));
    bind = add(Bind.primary(ZONE).start());
    resolver = add(Endpoint.onFree(this::resolver));
    proxy = add(UpdateProxy.before(bind.endpoint().socketAddress()));
    WorkDirectory shared = add(WorkDirectory.create("shared"));
    remote = AuditRemote.bare(shared.path(""));
  }

  private <S extends AutoCloseable> S add(S server) {
    running.push(server);
    return server;
  }

  private Unbound resolver(Endpoint at) {
    List<Endpoint> hosts = List.of(new Endpoint(Network.host(), "127.0.53.1", sandbox.dnsPort()));
    return Unbound.start(
        at,
        Map.of(
            ZONE,
            List.of(bind.endpoint()),
            ZoneText.of("old-host.test.", "@ 60 IN NS ns1"),
            hosts,
            ZoneText.of("new-host.test.", "@ 60 IN NS ns1"),
            hosts));
  }

  /** Stands between runners that are told so and the name server. */
  UpdateProxy proxy() {
    return proxy;
  }

  Path remote() {
    return remote;
  }

  /** A machine with a clone of its own; its updates go straight to the name server. */
  Machine machine(String actor) {
    return machine(actor, bind.endpoint().port(), "auto");
  }

  /** A machine whose updates pass the proxy, and whose pushes run the hooks of the remote. */
  Machine watchedMachine(String actor) {
    return machine(actor, proxy.port(), "native");
  }

  private Machine machine(String actor, int port, String transport) {
    WorkDirectory home = add(WorkDirectory.create("machine"));
    home.file("secret", bind.key().secret() + "\n");
    home.file("mxshift.yaml", settings(actor, port, transport));
    home.file("example.test.yaml", SandboxHome.plan());
    return new Machine(home);
  }

  private String settings(String actor, int port, String transport) {
    String hosts = "[\"127.0.53.1:" + sandbox.dnsPort() + "\"]";
    return """
    actor: %s
    audit: {remote: "%s", transport: %s}
    resolvers: ["127.0.0.1:%d"]
    network:
      smtp_port: %d
      private: true
      authoritative: {example.test: ["127.0.0.1:%d"], old-host.test: %s, new-host.test: %s}
    accounts:
      default:
        provider: rfc2136
        server: 127.0.0.1:%d
        key: %s
        secrets: {secret: {file: secret}}
    """
        .formatted(
            actor,
            remote.toUri(),
            transport,
            resolver.endpoint().port(),
            sandbox.smtpPort(),
            bind.endpoint().port(),
            hosts,
            hosts,
            port,
            bind.key().name());
  }

  /** The number of the zone's version; 1 at the beginning. */
  int serial() {
    return Integer.parseInt(Dig.ask(bind.endpoint(), DOMAIN, "SOA").get(0).split(" ")[6]);
  }

  /** How many updates the name server has carried out, by its own log. */
  long updates() {
    return clients("updating zone '" + DOMAIN + "/IN': (adding|deleting|replacing)");
  }

  /** How many it has refused because the zone was not what the sender thought. */
  long refusals() {
    return clients(
        "update '" + DOMAIN + "/IN' denied|update unsuccessful|prerequisite not satisfied");
  }

  /** Each update comes by a connection of its own. */
  private long clients(String what) {
    Pattern line = Pattern.compile("client @0x[0-9a-f]+ 127\\.0\\.0\\.1#(\\d+).*(?:" + what + ")");
    return bind.log()
        .lines()
        .map(line::matcher)
        .filter(Matcher::find)
        .map(m -> m.group(1))
        .distinct()
        .count();
  }

  String bindLog() {
    return bind.log();
  }

  /** The subjects of all commits at the remote, oldest first. */
  List<String> story() {
    return git("log", "--reverse", "--format=%s", BRANCH).lines().toList();
  }

  String git(String... words) {
    return Command.run(
        Stream.concat(Stream.of(Binary.GIT.path(), "--git-dir=" + remote), Stream.of(words))
            .toArray(String[]::new));
  }

  /** Who is at work says it has been over for long: time passes for everybody but them. */
  void expireLease() {
    String message = git("log", "-1", "--format=%B", BRANCH + "-lease");
    Instant over = Instant.parse(field("Mx-Until", message)).minus(Duration.ofHours(1));
    String old = message.replaceFirst("(?m)^Mx-Until: .*$", "Mx-Until: " + over);
    String tree = git("rev-parse", BRANCH + "-lease^{tree}").strip();
    String commit =
        git("-c", "user.name=x", "-c", "user.email=x@y", "commit-tree", "-m", old, tree).strip();
    git("update-ref", BRANCH + "-lease", commit);
  }

  private static String field(String name, String text) {
    Matcher found = Pattern.compile("(?m)^" + name + ": (.*)$").matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * A runner with its own clone of the log.
   *
   * @param home its folder
   */
  record Machine(WorkDirectory home) {

    /** Approves the plan, and goes no further. */
    void apply() {
      Program.Result planned = run("plan", PLAN, "--output", "json");
      Matcher found = FINGERPRINT.matcher(planned.out());
      assertThat(found.find()).as(planned.toString()).isTrue();
      Program.Result applied = run("apply", PLAN, "--approve", found.group(1));
      assertThat(applied.exit()).as(applied.toString()).isZero();
    }

    Program.Result run(String... words) {
      return start(words).await(LIMIT);
    }

    Program.Running start(String... words) {
      return Program.Running.start(Network.host(), home, words);
    }
  }
}
