package org.mxshift.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.mxshift.model.Name;

/** Where things lie in the tree of the log. */
final class Place {

  static final String DOMAINS = "domains";
  static final String ZONE = "zone.txt";
  static final String RUNS = "runs";
  static final String PLAN = "plan.yaml";
  static final String PROGRAM = "program.json";
  static final String EVENTS = "events";

  private Place() {}

  /**
   * {@code domains/a3/example.com}: shards by digest, so that no folder grows beyond what Git and
   * its hosts carry.
   */
  static String of(Name domain) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(domain.text().getBytes(StandardCharsets.US_ASCII));
      return DOMAINS + "/" + HexFormat.of().toHexDigits(hash[0]) + "/" + domain.text();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** {@code domains/a3/example.com/runs/1}. */
  static String run(Name domain, int run) {
    return of(domain) + "/" + RUNS + "/" + run;
  }

  /** {@code 00007-written.json}. */
  static String event(int number, String word) {
    return String.format(Locale.ROOT, "%05d-%s.json", number, word);
  }

  /** Whether this path of the tree is an event's. */
  static boolean isEvent(String path) {
    return path.matches("domains/[^/]+/[^/]+/runs/\\d+/events/[^/]+");
  }

  /** The number at the start of the name of an event's file. */
  static int number(String file) {
    return Integer.parseInt(file.substring(0, file.indexOf('-')));
  }
}
