package org.mxshift.spf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One <code>%{...}</code> (RFC 7208 sections 7.1 to 7.3).
 *
 * @param letter what it stands for, in lower case
 * @param escaped whether what it stands for is made safe for a URL
 * @param keep how many parts are kept, from the right
 * @param reversed whether the parts are turned round first
 * @param delimiters where it is cut into parts; at dots when empty
 */
record Macro(char letter, boolean escaped, int keep, boolean reversed, String delimiters) {

  /** What may stand in a domain. */
  static final String LETTERS = "slodiphv";

  /** What may stand in an explanation besides. */
  static final String EXPLANATION_LETTERS = "crt";

  private static final Pattern SYNTAX = Pattern.compile("([A-Za-z])(\\d*)([rR]?)([-.+,/_=]*)");
  private static final int SAME_AS_ALL = 1000;
  private static final String UNRESERVED = "-._~";

  /** Where its value comes from. */
  @FunctionalInterface
  interface Values {
    String of(char letter);
  }

  /** Reads what stands between the braces. */
  static Macro parse(String inside, String letters) {
    Matcher matcher = SYNTAX.matcher(inside);
    if (!matcher.matches()) {
      throw new SpfException(
          "'%{" + SpfGrammar.shown(inside) + "}' is no macro (RFC 7208 section 7.1)");
    }
    char written = matcher.group(1).charAt(0);
    char letter = Character.toLowerCase(written);
    if (letters.indexOf(letter) < 0) {
      throw new SpfException(
          "macro letter '" + written + "' is not one of '" + letters + "' (RFC 7208 section 7.2)");
    }
    return new Macro(
        letter,
        written != letter,
        keep(matcher.group(2)),
        !matcher.group(3).isEmpty(),
        matcher.group(4));
  }

  private static int keep(String digits) {
    if (digits.isEmpty()) {
      return SAME_AS_ALL;
    }
    String significant = digits.replaceFirst("^0+", "");
    if (significant.isEmpty()) {
      throw new SpfException("a macro keeps at least one part (RFC 7208 section 7.3)");
    }
    return significant.length() > 3 ? SAME_AS_ALL : Integer.parseInt(significant);
  }

  String expand(Values values) {
    String value = values.of(letter);
    String whole = isPlain() ? value : transformed(value);
    return escaped ? escape(whole) : whole;
  }

  private boolean isPlain() {
    return keep == SAME_AS_ALL && !reversed && delimiters.isEmpty();
  }

  private String transformed(String value) {
    List<String> parts = parts(value);
    if (reversed) {
      Collections.reverse(parts);
    }
    return String.join(".", parts.subList(Math.max(0, parts.size() - keep), parts.size()));
  }

  private List<String> parts(String value) {
    String cuts = delimiters.isEmpty() ? "." : delimiters;
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < value.length(); i++) {
      if (cuts.indexOf(value.charAt(i)) >= 0) {
        parts.add(value.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(value.substring(begin));
    return parts;
  }

  private static String escape(String value) {
    StringBuilder safe = new StringBuilder();
    for (byte octet : value.getBytes(UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean unreserved = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      safe.append(unreserved ? c : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return safe.toString();
  }
}
