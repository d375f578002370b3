package org.mxshift.acceptance;

import static org.mxshift.claims.Claims.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Namespaces leave nothing behind, not even those of a killed test run. */
class NetNamespaceTest {

  @Test
  void closingTakesEverythingAway() throws Exception {
    NetNamespace net = NetNamespace.create("127.0.53.9", "127.0.53.1");
    Process inside = new ProcessBuilder(net.within(List.of("sleep", "60"))).start();
    Path settings = Path.of("/etc/netns", net.toString());
    assertThat(settings).exists();
    Await.until(
        "the process inside",
        Duration.ofSeconds(30),
        () -> pids(net.toString()).contains("" + inside.pid()),
        () -> pids(net.toString()));

    net.close();

    assertThat(inside.waitFor()).isNotZero();
    assertThat(list()).doesNotContain(net.toString());
    assertThat(settings).doesNotExist();
  }

  @Test
  void whatAKilledRunLeftIsTakenAwayByTheNext() throws Exception {
    NetNamespace.create("127.0.53.9").close(); // skips the test where namespaces are not to be had
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    String abandoned = "mxshift-" + dead.pid() + "-abc123";
    Command.run(Binary.IP.path(), "netns", "add", abandoned);
    Files.createDirectories(Path.of("/etc/netns", abandoned));
    Process inside =
        new ProcessBuilder(Binary.IP.path(), "netns", "exec", abandoned, "sleep", "60").start();
    Await.until(
        "the process inside",
        Duration.ofSeconds(30),
        () -> pids(abandoned).contains("" + inside.pid()),
        () -> pids(abandoned));

    NetNamespace.create("127.0.53.9").close();

    assertThat(inside.waitFor()).isNotZero();
    assertThat(list()).doesNotContain(abandoned);
    assertThat(Path.of("/etc/netns", abandoned)).doesNotExist();
  }

  private static String list() {
    return Command.run(Binary.IP.path(), "netns", "list");
  }

  private static String pids(String name) {
    return Command.run(Binary.IP.path(), "netns", "pids", name);
  }
}
