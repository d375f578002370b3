package org.mxshift.plan;

import java.util.List;

/**
 * Where a secret is found; never the secret itself.
 *
 * @param place what kind of place
 * @param words a variable's name, a file's path, or a program and its arguments
 */
public record SecretRef(Place place, List<String> words) {

  /** Kinds of places. */
  public enum Place {
    /** A variable of the environment. */
    ENV,
    /** A file whose content it is, without the line break at its end. */
    FILE,
    /** A program that prints it; no shell reads its words. */
    COMMAND
  }

  /** Copies the words, and refuses a place that cannot be. */
  public SecretRef {
    words = List.copyOf(words);
    boolean one = place == Place.COMMAND || words.size() == 1;
    if (words.isEmpty() || !one || words.get(0).isBlank()) {
      throw new IllegalArgumentException("a secret is found in one place");
    }
    if (place == Place.ENV && !words.get(0).matches("[A-Za-z_][A-Za-z0-9_]{0,127}")) {
      throw new IllegalArgumentException("this is no variable; write its name, without $");
    }
    if (!words.stream().allMatch(Scalars::printable)) {
      throw new IllegalArgumentException("this holds a character that cannot be seen; take it out");
    }
  }
}
