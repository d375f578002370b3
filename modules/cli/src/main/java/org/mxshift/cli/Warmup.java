package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mxshift.model.Name;

/**
 * Walks through what most starts need, so that the launcher can record the classes and later starts
 * find them ready. Works in a folder of its own, which is gone afterwards, asks nothing of the
 * network and prints nothing.
 */
final class Warmup {

  private static final String DOMAIN = "example.com";
  private static final String[][] USUAL = {
    {"--help"},
    {"status"},
    {"explain", DOMAIN},
    {"log", DOMAIN},
    {"pause", DOMAIN},
    {"status", "--output", "json"},
    {"plan", "plans/none.yaml"},
    {"providers"}
  };

  private static final String SETTINGS =
      """
      # A remark.
      timezone: Europe/Berlin
      resolvers: ["192.0.2.53"]
      network:
        private: true
        smtp_port: 2525
        authoritative: {example.com: ["192.0.2.1:53"]}
      accounts:
        example:
          provider: rfc2136
          server: 192.0.2.1:53
          key: example
          algorithm: hmac-sha256
          secrets: {secret: {file: none}}
      """;

  private Warmup() {}

  /** Runs each of the usual commands once; how they end does not matter here. */
  public static void main(String[] args) throws IOException {
    Outlet.standard().flush();
    Outlet nowhere = Outlet.nowhere();
    Main.run(new String[] {"--version"}, nowhere, nowhere);
    Main.run(new String[] {"--help"}, nowhere, nowhere);
    Path folder = Files.createTempDirectory("mxshift");
    try {
      Shell shell = shell(folder, nowhere);
      Files.writeString(folder.resolve("mxshift.yaml"), SETTINGS, UTF_8);
      Wiring wiring = new Wiring(shell);
      Cli.run(shell, "status");
      Example.start(wiring, DOMAIN);
      for (String[] command : USUAL) {
        Cli.run(shell, command);
      }
      Example.carryOut(wiring, Name.of(DOMAIN));
      for (String[] command : USUAL) {
        Cli.run(shell, command);
      }
    } catch (Exception e) {
      System.err.println("warm-up: " + e);
    } finally {
      remove(folder);
    }
  }

  private static Shell shell(Path folder, Outlet nowhere) {
    return new Shell(
        nowhere,
        nowhere,
        new BufferedReader(new StringReader("")),
        false,
        Map.of("HOME", folder.toString()),
        folder,
        Clock.systemUTC(),
        new Interrupts());
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
