package org.mxshift.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which known word was meant by one that is not known. */
public final class Nearest {

  private static final int FAR = 3;

  private Nearest() {}

  /**
   * The advice.
   *
   * @param typed what is not known
   * @param known every word that is
   */
  public static String of(String typed, List<String> known) {
    String all = "known here: " + String.join(", ", known);
    return known.stream()
        .filter(word -> distance(typed, word) <= Math.min(FAR, word.length() / 2))
        .min(Comparator.comparingInt(word -> distance(typed, word)))
        .map(word -> "did you mean '" + word + "'? (" + all + ")")
        .orElse(all);
  }

  /** Whether a word may be this one, mistyped: one letter of five differs, and three at most. */
  public static boolean isSlip(String typed, String word) {
    return distance(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT))
        <= Math.min(FAR, word.length() / 5);
  }

  /** How many letters must be put in, taken out or changed to get from one word to the other. */
  static int distance(String one, String other) {
    if (Math.abs(one.length() - other.length()) > FAR) {
      return FAR + 1;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
