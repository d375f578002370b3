package org.mxshift.model;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An absolute domain name, the owner of a record set or the exchange of an MX record.
 *
 * <p>Kept as lower-case A-labels without the trailing dot, so that two spellings of one name are
 * equal (RFC 4343, RFC 5890). The root is the empty text. At most 253 characters, labels of 1 to 63
 * (RFC 1035 section 2.3.4); letters, digits, hyphen and underscore, and {@code *} alone as the
 * first label (RFC 4592).
 *
 * @param text the name without its trailing dot
 */
public record Name(String text) implements Comparable<Name> {

  /** The root of the tree: the exchange of a null MX (RFC 7505). */
  public static final Name ROOT = new Name("");

  /** Longer is no name in any letters; and encoding takes time by the square of the length. */
  private static final int LONGEST_TYPED = 1_000;

  private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
  private static final Pattern FORM = Pattern.compile("(\\*|" + LABEL + ")(\\." + LABEL + ")*+");

  /**
   * Refuses what is not a domain name in lower-case A-labels; use {@link #of} for what people type.
   */
  public Name {
    if (text.length() > 253) {
      throw new IllegalArgumentException(
          "a domain name has at most 253 characters, this one has " + text.length());
    }
    if (!text.isEmpty() && !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + printable(text)
              + "' is not a domain name: bad label '"
              + printable(badLabel(text))
              + "'");
    }
  }

  /**
   * Reads a name as people and zone files write it: any case, with or without the trailing dot,
   * Unicode labels.
   *
   * @throws IllegalArgumentException when the text is no domain name
   */
  public static Name of(String typed) {
    String text = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
    if (text.isEmpty() && !typed.equals(".")) {
      throw new IllegalArgumentException("an empty text is not a domain name");
    }
    if (text.length() > LONGEST_TYPED || text.chars().allMatch(c -> c < 128)) {
      return new Name(text.toLowerCase(Locale.ROOT));
    }
    try {
      return new Name(IDN.toASCII(text).toLowerCase(Locale.ROOT));
    } catch (RuntimeException e) { // not every refusal of strangers' letters is a declared one
      throw new IllegalArgumentException(
          "'"
              + printable(text)
              + "' is not a domain name in letters that this program knows; write it in A-labels"
              + " (xn--...)",
          e);
    }
  }

  /** Whether this is the root. */
  public boolean isRoot() {
    return text.isEmpty();
  }

  /** Whether this name is {@code zone} or lies below it. */
  public boolean within(Name zone) {
    return zone.isRoot() || text.equals(zone.text) || text.endsWith("." + zone.text);
  }

  /** The name one label below this one. */
  public Name child(String label) {
    return of(isRoot() ? label : label + "." + text);
  }

  /** The name one label above this one; the root is its own parent. */
  public Name parent() {
    int dot = text.indexOf('.');
    return dot < 0 ? ROOT : new Name(text.substring(dot + 1));
  }

  /** The name as zone files write it, with the trailing dot. */
  public String absolute() {
    return text + ".";
  }

  /**
   * Written out, as in the other records that are looked up by: what a record makes up at run time
   * cannot be kept in an archive of classes, and costs each start some milliseconds.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Name name && text.equals(name.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public int compareTo(Name other) {
    return text.compareTo(other.text);
  }

  /** The name as people read it; the root is a dot. */
  @Override
  public String toString() {
    return isRoot() ? "." : text;
  }

  private static String badLabel(String text) {
    String[] labels = text.split("\\.", -1);
    int first = labels[0].equals("*") ? 1 : 0;
    while (labels[first].matches(LABEL)) {
      first++;
    }
    return labels[first];
  }

  private static String printable(String text) {
    String shown = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return shown.length() > 80 ? shown.substring(0, 77) + "..." : shown;
  }
}
