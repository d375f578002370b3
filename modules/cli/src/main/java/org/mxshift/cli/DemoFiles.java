package org.mxshift.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.mxshift.audit.PrivateFolder;
import org.mxshift.sandbox.Sandbox;

/**
 * The folder that a demo works in and leaves behind: settings, key and plan, as a person writes
 * them.
 */
final class DemoFiles {

  static final String DOMAIN = "example.test";
  private static final int MOST = 1000;

  private DemoFiles() {}

  /** A new folder below {@code .mxshift} of the working directory. */
  static Path folder(Path directory) throws IOException {
    Path all = PrivateFolder.create(directory.resolve(".mxshift"));
    for (int number = 1; number < MOST; number++) {
      Path folder = all.resolve("demo-" + number);
      if (Files.notExists(folder)) {
        return Files.createDirectory(folder);
      }
    }
    throw new IOException(all + " holds " + MOST + " demos; remove those you no longer need");
  }

  /** Writes what a run in this sandbox needs, and gives the path of the plan. */
  static Path write(Path folder, Sandbox sandbox) throws IOException {
    Path key = folder.resolve("tsig.key");
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, sandbox.key().secret(), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("mxshift.yaml"), settings(sandbox), StandardCharsets.UTF_8);
    Path plan = Files.createDirectories(folder.resolve("plans")).resolve(DOMAIN + ".yaml");
    return Files.writeString(plan, plan(sandbox), StandardCharsets.UTF_8);
  }

  private static String settings(Sandbox sandbox) {
    return String.join(
        "\n",
        "# Where this demo keeps its log, and whom it asks. All of it is on this machine.",
        sandbox.settings() + "accounts:",
        "  sandbox:",
        "    provider: rfc2136",
        "    server: " + server(sandbox.primary().address()),
        "    key: " + sandbox.key().id(),
        "    algorithm: " + sandbox.key().algorithm(),
        "    secrets: {secret: {file: tsig.key}}",
        "");
  }

  private static String server(InetSocketAddress at) {
    return at.getAddress().getHostAddress() + ":" + at.getPort();
  }

  private static String plan(Sandbox sandbox) {
    return String.join(
        "\n",
        "# A whole migration with short clocks. A real one keeps its hold of 72 h and its gates.",
        "mxshift: 1",
        "domain: " + DOMAIN,
        "zone: {account: sandbox}",
        "from: {mx: [10 " + sandbox.oldHosts().get(0).name() + ".]}",
        "to: {mx: [10 " + sandbox.newHosts().get(0).name() + ".]}",
        "old_side: sync",
        "spf: {add: [\"ip4:127.0.26.1\"], remove: [\"ip4:127.0.25.1\"], queue: 3s}",
        "ttl: {during: 1s, watch: 1s}",
        "hold: 6s",
        "accept_short_hold: a demo ends within a minute",
        "drain: 3s",
        "margin: 1s",
        "verify:",
        "  addresses: [ann@example.test, bob@example.test, postmaster@example.test]",
        "  mailbox: probe@example.test",
        "  every: 1s",
        "  greens: 2",
        "  span: 1s",
        "gates: []",
        "");
  }
}
