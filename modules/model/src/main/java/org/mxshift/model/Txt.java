package org.mxshift.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text record: one or more strings of at most 255 octets (RFC 1035 section 3.3.14).
 *
 * <p>Readers of SPF and its kin join the strings without a space (RFC 7208 section 3.3), so two
 * records are equal when their joined octets are; how they were cut is kept for writing back.
 *
 * @param strings octets as Latin-1 characters, 0 to 255 each
 */
public record Txt(List<String> strings) implements Rdata {

  private static final int LONGEST = 255;

  /** Refuses no string at all, strings of more than 255 octets, and characters beyond one octet. */
  public Txt {
    strings = List.copyOf(strings);
    if (strings.isEmpty()) {
      throw new IllegalArgumentException("a TXT record has at least one string");
    }
    for (String string : strings) {
      if (string.length() > LONGEST || string.chars().anyMatch(c -> c > 255)) {
        throw new IllegalArgumentException("a string of a TXT record has at most 255 octets");
      }
    }
  }

  /** A record for the text in UTF-8, cut into strings of 255 octets. */
  public static Txt of(String text) {
    String octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    List<String> cut = new ArrayList<>();
    for (int from = 0; from < octets.length() || from == 0; from += LONGEST) {
      cut.add(octets.substring(from, Math.min(octets.length(), from + LONGEST)));
    }
    return new Txt(cut);
  }

  /**
   * Reads master-file form: quoted strings with {@code \"}, {@code \\} and {@code \ddd}, or bare
   * words.
   */
  public static Txt parse(String text) {
    return new Txt(new TxtScanner(text).strings());
  }

  /** The octets of all strings together, as Latin-1 characters. */
  public String joined() {
    return String.join("", strings);
  }

  /**
   * Whether the joined text begins like this, in any case, and no digit follows: {@code v=spf10} is
   * another version than {@code v=spf1}, and nobody reads it as that (RFC 7208 section 4.5).
   */
  public boolean startsWith(String version) {
    String text = joined();
    return text.regionMatches(true, 0, version, 0, version.length())
        && !text.substring(version.length()).matches("(?s)[0-9].*");
  }

  @Override
  public String text() {
    return String.join(" ", strings.stream().map(Txt::quoted).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Txt txt && joined().equals(txt.joined());
  }

  @Override
  public int hashCode() {
    return joined().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }

  private static String quoted(String string) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : string.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7e) {
        out.append('\\').append(c / 100).append(c / 10 % 10).append(c % 10);
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
