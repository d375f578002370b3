package org.mxshift.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Linux network namespace with nothing but loopback addresses: ports 25 and 53, as many hosts as
 * wanted, and no way out. Needs root. The JVM of the test stays outside and sees in by {@link
 * #within}; the program under test starts inside by {@link #java}.
 */
final class NetNamespace implements Network, AutoCloseable {
  private static final Path SETTINGS = Path.of("/etc/netns");
  private static final Pattern NAME = Pattern.compile("mxshift-(\\d+)-[0-9a-f]+");

  private final String name;
  private final Cleanup cleanup;

  private NetNamespace(String name) {
    this.name = name;
    this.cleanup = new Cleanup(() -> destroy(name));
  }

  /**
   * Creates one with {@code addresses} (such as 127.0.53.1), whose programs ask {@code resolver}.
   */
  static NetNamespace create(String resolver, String... addresses) {
    Servers.require(Binary.IP, Binary.BASH);
    removeAbandoned();
    String name =
        "mxshift-%d-%06x"
            .formatted(ProcessHandle.current().pid(), new SecureRandom().nextInt(1 << 24));
    Command added = Command.attempt(List.of(Binary.IP.path(), "netns", "add", name), "");
    if (added.exit() != 0) {
      Servers.missing("network namespaces, which need root: " + added.output().strip());
    }
    NetNamespace made = new NetNamespace(name);
    made.ip("link", "set", "lo", "up");
    for (String address : addresses) {
      made.ip("address", "add", address + "/32", "dev", "lo");
    }
    made.resolver(resolver);
    return made;
  }

  Endpoint endpoint(String address, int port) {
    return new Endpoint(this, address, port);
  }

  @Override
  public List<String> within(List<String> words) {
    List<String> inside = new ArrayList<>(List.of(Binary.IP.path(), "netns", "exec", name));
    inside.addAll(words);
    return inside;
  }

  /**
   * A program of this test's class path, inside; for instance a main class and its arguments. It
   * starts with what makes short programs short.
   */
  ProcessBuilder java(String... args) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words =
        new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(args));
    return new ProcessBuilder(within(words));
  }

  @Override
  public void close() {
    cleanup.close();
  }

  @Override
  public String toString() {
    return name;
  }

  private void ip(String... words) {
    List<String> command = new ArrayList<>(List.of(Binary.IP.path(), "-n", name));
    command.addAll(List.of(words));
    Command.run(command.toArray(String[]::new));
  }

  /** The file which {@code ip netns exec} shows to programs inside as /etc/resolv.conf. */
  private void resolver(String address) {
    try {
      Path own = Files.createDirectories(SETTINGS.resolve(name));
      Files.writeString(own.resolve("resolv.conf"), "nameserver " + address + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away what a killed JVM left behind, processes included. */
  private static void removeAbandoned() {
    String listed = Command.attempt(List.of(Binary.IP.path(), "netns", "list"), "").output();
    for (String line : listed.lines().toList()) {
      Matcher found = NAME.matcher(line.split(" ", -1)[0]);
      if (found.matches() && ProcessHandle.of(Long.parseLong(found.group(1))).isEmpty()) {
        destroy(found.group());
      }
    }
  }

  private static void destroy(String name) {
    Command.attempt(List.of(Binary.IP.path(), "netns", "pids", name), "")
        .output()
        .lines()
        .filter(pid -> pid.matches("\\d+"))
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
        .forEach(ProcessHandle::destroyForcibly);
    Command.attempt(List.of(Binary.IP.path(), "netns", "delete", name), "");
    File settings = SETTINGS.resolve(name).toFile();
    new File(settings, "resolv.conf").delete();
    settings.delete();
  }
}
