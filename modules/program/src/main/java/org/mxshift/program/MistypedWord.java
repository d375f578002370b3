package org.mxshift.program;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mxshift.model.Nearest;

/**
 * Whether a word of a text record may be one that was asked for, mistyped.
 *
 * <p>What no receiver could read as a term of SPF may be off by a letter or two. What is a term is
 * somebody's sender, however alike the two are: it is a slip only with letters of the other case, a
 * letter missing, or two neighbours swapped.
 */
final class MistypedWord {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  /** Terms (RFC 7208 sections 5 and 6), in doubt one too many. */
  private static final Pattern TERM =
      Pattern.compile(
          "[+-]?(all|(a|mx|ptr)(/.+)?"
              + ("|ip4:" + OCTET + "(\\." + OCTET + "){3}(/(3[0-2]|[12]?\\d))?")
              + "|ip6:[0-9a-f:.]+(/\\d{1,3})?"
              + "|((a|mx|ptr|include|exists):|(redirect|exp)=)[^/:=]+(/.+)?)");

  private MistypedWord() {}

  /**
   * Whether it may be.
   *
   * @param typed what stands there
   * @param asked what was asked for
   */
  static boolean isOf(String typed, String asked) {
    String word = careful(typed);
    String meant = careful(asked);
    return word.equals(meant)
        || (Nearest.isSlip(word, meant)
            && (!TERM.matcher(word).matches() || lacksOne(word, meant) || swapsTwo(word, meant)));
  }

  /** No sender at all, none perhaps, and nothing said of it is a slip (RFC 7208 section 4.6.2). */
  private static String careful(String word) {
    return word.toLowerCase(Locale.ROOT).replaceFirst("^[~?]", "-");
  }

  private static boolean lacksOne(String word, String meant) {
    int at = firstDifference(word, meant);
    return meant.length() == word.length() + 1
        && meant.substring(at + 1).equals(word.substring(at));
  }

  private static boolean swapsTwo(String word, String meant) {
    int at = firstDifference(word, meant);
    return meant.length() == word.length()
        && at + 1 < word.length()
        && word.charAt(at) == meant.charAt(at + 1)
        && word.charAt(at + 1) == meant.charAt(at)
        && word.substring(at + 2).equals(meant.substring(at + 2));
  }

  /** Of two words that are not equal. */
  private static int firstDifference(String one, String other) {
    return Arrays.mismatch(one.toCharArray(), other.toCharArray());
  }
}
