package org.mxshift.acceptance;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Decides what a missing server means: the test is skipped, or fails where {@code
 * MXSHIFT_REQUIRE_SERVERS=1} says that this machine must have them all.
 */
final class Servers {
  static final String SWITCH = "MXSHIFT_REQUIRE_SERVERS";

  private Servers() {}

  /** Returns when every binary is installed; else skips or fails the running test. */
  static void require(Binary... binaries) {
    List<Binary> missing = Arrays.stream(binaries).filter(b -> b.found().isEmpty()).toList();
    if (!missing.isEmpty()) {
      missing(complaint(missing));
    }
  }

  /** Skips or fails the running test because of {@code what}. */
  static void missing(String what) {
    missing(what, "1".equals(System.getenv(SWITCH)));
  }

  static void missing(String what, boolean failure) {
    if (failure) {
      throw new AssertionError(SWITCH + "=1, but " + what);
    }
    Assumptions.abort(what + " (" + SWITCH + "=1 makes this a failure)");
  }

  static String complaint(List<Binary> missing) {
    List<String> packages = missing.stream().map(Binary::debianPackage).distinct().toList();
    return missing + " not found: apt-get install " + String.join(" ", packages);
  }
}
