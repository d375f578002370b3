package org.mxshift.engine;

import java.util.regex.Pattern;
import org.mxshift.spi.Verdict;

/** The words of the log. */
final class Sentences {

  private static final int LONGEST = 100;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  private Sentences() {}

  static String of(Trigger trigger) {
    return switch (trigger) {
      case INTEND -> "about to write";
      case NOTHING_TO_WRITE -> "nothing to write";
      case WRITTEN -> "written";
      case REFUSED -> "refused";
      case POSTPONED -> "not now";
      case UNSURE -> "nobody knows whether it was written";
      case ASKED -> "a person is asked";
      case FOUND_AFTER -> "found written";
      case FOUND_BEFORE -> "found not written";
      case FOUND_FOREIGN -> "found changed by somebody else";
      case EVERYWHERE -> "every name server answers";
      case LOST -> "a name server no longer answers";
      case SETTLE -> "settled";
      case SKIP -> "skipped";
      case FAIL -> "stopped";
      case RETRY -> "once more";
    };
  }

  static String of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "green";
      case PENDING -> "pending";
      case DEFERS -> "deferred";
      case REJECTS -> "rejected";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  static String of(Cause cause) {
    return switch (cause) {
      case ROLLBACK -> "roll back";
      case RETREAT -> "retreat";
      case ONWARD -> "go forward again";
    };
  }

  /** One line of at most 100 characters without control characters. */
  static String line(String text) {
    String clean = CONTROLS.matcher(text).replaceAll(" ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 3) + "...";
  }
}
