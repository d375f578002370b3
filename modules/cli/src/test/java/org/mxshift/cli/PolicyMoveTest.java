package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.contract.Scratch;
import org.mxshift.sandbox.PolicyHost;
import org.mxshift.sandbox.PolicyHost.Page;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * A whole move under an MTA-STS policy in mode enforce, served by a real web server: widened, its
 * id changed, its TTL waited out, moved, narrowed. While the web server serves anything else, the
 * run waits.
 */
@Timeout(120)
class PolicyMoveTest {

  private static final String PLAN = "plans/example.test.yaml";
  private static final String URL = "https://mta-sts.example.test/.well-known/mta-sts.txt";
  private static final String OLD =
      "version: STSv1\nmode: enforce\nmx: mail.old-host.test\nmax_age: 86400\n";

  private static final Duration STEP = Duration.ofSeconds(2);

  @Scratch private Path directory;
  private final StepClock clock = new StepClock();
  private MailWorld started;
  private String wide = "";
  private String narrow = "";

  private static SSLContext tls(String store) throws IOException, GeneralSecurityException {
    char[] password = "changeit".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = PolicyMoveTest.class.getResourceAsStream("/tls/" + store)) {
      keys.load(in, password);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private PolicyHost host(int port, String store, Page page) throws Exception {
    InetSocketAddress at = new InetSocketAddress(InetAddress.getByName("127.0.53.80"), port);
    return PolicyHost.start(at, tls(store), page);
  }

  @Test
  void theMoveWaitsForThePolicyAtBothEndsAndNeverGoesOnWithoutIt() throws Exception {
    Files.copy(
        PolicyMoveTest.class.getResourceAsStream("/tls/ca.pem"), directory.resolve("ca.pem"));
    int port = fromThePlanToTheNarrowing();
    try (MailWorld world = started) {
      String widened = id(world);
      try (PolicyHost stranger = host(port, "elsewhere.p12", Page.of(narrow))) {
        clock.forward(STEP);
        assertThat(world.desk().run("advance").all()).contains("cannot be fetched");
        assertThat(at(world.desk())).isEqualTo("narrow/mta-sts");
        assertThat(stranger.visits()).isZero();
        assertThat(id(world)).isEqualTo(widened);
      }
      try (PolicyHost server = host(port, "hosts.p12", Page.of(narrow))) {
        until(world.desk(), "narrow/watch");
        assertThat(id(world)).isNotEqualTo(widened);
        assertThat(server.visits()).isPositive();
        until(world.desk(), "-");
        assertThat(world.desk().run("status").all()).contains("done");
      }
    }
  }

  /** Where the web server listens. */
  private int fromThePlanToTheNarrowing() throws Exception {
    try (PolicyHost server = host(0, "hosts.p12", Page.of(OLD))) {
      MailWorld world = world(server.port());
      started = world;
      Desk desk = world.desk();
      world.sandbox().primary().edit("mta-sts.example.test", "A", 1, "127.0.53.80");
      world.sandbox().primary().edit("_mta-sts.example.test", "TXT", 1, "\"v=STSv1; id=1;\"");
      seal(desk);
      assertThat(desk.run("apply plans").code()).isEqualTo(ExitCode.OK);

      until(desk, "prepare/mta-sts");
      String before = id(world);
      waitsWhile(server, "prepare/mta-sts", notThePolicy(wide, OLD));
      assertThat(id(world)).isEqualTo(before).contains("id=1;");

      server.serve(Page.of(wide));
      until(desk, "await-ttl/caches");
      String widened = id(world);
      assertThat(widened).isNotEqualTo(before);
      server.serve(Page.of(OLD));
      until(desk, "introduce/mx");
      waitsWhile(server, "introduce/mx", List.of(Page.of(OLD)));
      assertThat(world.published()).doesNotContain("new-host");

      server.serve(Page.of(wide));
      until(desk, "narrow/mta-sts");
      assertThat(world.published()).contains("new-host").doesNotContain("old-host");
      waitsWhile(server, "narrow/mta-sts", notThePolicy(narrow, wide));
      assertThat(id(world)).isEqualTo(widened);
      return server.port();
    }
  }

  /** What to serve is printed, and written beside the plan. */
  private void seal(Desk desk) {
    desk.file(
        PLAN,
        MailWorld.plan("gates: []")
            .replace("ttl: {during: 1s}", "ttl: {during: 1s, policy: 1s, watch: 1s}"));
    Desk.Screen plan = desk.run("plan " + PLAN + " --seal");
    assertThat(plan.code()).as(plan.all()).isEqualTo(ExitCode.OK);
    wide = desk.read("plans/example.test.mta-sts-wide.txt");
    narrow = desk.read("plans/example.test.mta-sts-narrow.txt");
    assertThat(wide).isEqualTo(OLD.replace("max_age", "mx: mail.new-host.test\nmax_age"));
    assertThat(narrow).isEqualTo(OLD.replace("mail.old-host", "mail.new-host"));
    assertThat(plan.out())
        .contains("before the move serve at " + URL, "  mx: mail.new-host.test")
        .contains("after the drain serve at " + URL);
  }

  private MailWorld world(int httpsPort) throws Exception {
    return new MailWorld(
        directory,
        clock,
        Optional.of(tls("hosts.p12")),
        "  https_port: " + httpsPort + "\n  roots: ca.pem\n");
  }

  /** What senders take for no policy, and one that is not wide or narrow enough yet. */
  private static List<Page> notThePolicy(String wanted, String stale) {
    return List.of(
        Page.of(stale),
        new Page.Elsewhere(URL.replace("mta-sts.txt", "there.txt"), wanted),
        Page.of(wanted + "x: " + "y".repeat(64 * 1024) + "\n"),
        new Page.Status(503));
  }

  private void waitsWhile(PolicyHost server, String move, List<Page> pages) {
    Desk desk = started.desk();
    for (Page page : pages) {
      server.serve(page);
      clock.forward(STEP);
      int before = server.visits();
      Desk.Screen tick = desk.run("advance");
      assertThat(tick.code()).as(tick.all()).isEqualTo(ExitCode.OK);
      assertThat(server.visits()).as("asked again: " + tick.all()).isGreaterThan(before);
      assertThat(at(desk)).as(page.toString()).isEqualTo(move);
    }
  }

  /** Ticks until this is the move that is under way; a hyphen is the end. */
  private void until(Desk desk, String move) {
    String all = "";
    for (int i = 0; i < 60 && !at(desk).equals(move); i++) {
      Desk.Screen tick = desk.run("advance");
      all += tick.all();
      assertThat(tick.code()).as(all).isEqualTo(ExitCode.OK);
      clock.forward(STEP);
    }
    assertThat(at(desk)).as(all).isEqualTo(move);
  }

  private static String at(Desk desk) {
    return desk.run("status --output json").json().at("/result/domains/0/step").asText();
  }

  private static String id(MailWorld world) {
    return world
        .sandbox()
        .primary()
        .zone(MailWorld.DOMAIN)
        .set(Name.fromConstantString("_mta-sts.example.test."), Type.TXT)
        .toString();
  }
}
