package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** Plans as text, made from one good plan by changing single keys. */
final class Documents {

  private static final String BASE =
      """
      mxshift: 1
      domain: example.com
      zone: {provider: rfc2136, server: 192.0.2.53}
      from: {mx: [10 mail.old.example.]}
      to: {mx: [1 mx.new.example.]}
      verify: {addresses: [info@example.com], mailbox: probe@example.com}
      """;

  private Documents() {}

  /**
   * The good plan with lines {@code key: value} put in place of its own; {@code -key} takes out.
   */
  static String with(String... changes) {
    Map<String, String> lines = new LinkedHashMap<>();
    BASE.lines().forEach(line -> lines.put(key(line), line));
    for (String change : changes) {
      if (change.startsWith("-")) {
        lines.remove(change.substring(1));
      } else {
        lines.put(key(change), change);
      }
    }
    return String.join("\n", lines.values()) + "\n";
  }

  static Plan plan(String... changes) throws PlanException {
    return Plans.read("p.yaml", with(changes).getBytes(UTF_8), Documents::addresses);
  }

  /** The file which plans may name. */
  static byte[] addresses(String path) {
    return "info@example.com\n".getBytes(UTF_8);
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(':'));
  }
}
