package org.mxshift.model;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail exchange: lower preference is tried first, equal ones in random order (RFC 5321 section
 * 5.1).
 *
 * @param preference 0 to 65535
 * @param exchange the host that takes the mail; the root with preference 0 is the null MX (RFC
 *     7505)
 */
public record Mx(int preference, Name exchange) implements Rdata {

  /** "This domain takes no mail" (RFC 7505 section 3). */
  public static final Mx NULL = new Mx(0, Name.ROOT);

  /** The largest preference there is. */
  public static final int WORST = 65_535;

  static final Comparator<Mx> ORDER = Mx::order;

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})[ \\t]+([^ \\t]+)");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");

  /** Refuses a preference that does not fit 16 bits, and the root with any preference but 0. */
  public Mx {
    if (preference < 0 || preference > WORST) {
      throw new IllegalArgumentException(
          "an MX preference is 0 to 65535, this one is " + preference);
    }
    if (exchange.isRoot() && preference != 0) {
      throw new IllegalArgumentException("a null MX is written '0 .', not '" + preference + " .'");
    }
  }

  /**
   * Reads {@code 10 mail.example.com.}; the trailing dot may be missing, the name is absolute all
   * the same.
   */
  public static Mx parse(String text) {
    Matcher words = FORM.matcher(text.strip());
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an MX record; write '10 mail.example.com.'");
    }
    String exchange = words.group(2);
    if (ADDRESS.matcher(exchange).matches() && !exchange.equals(".")) {
      throw new IllegalArgumentException(
          "'" + text + "': an exchange is a host name, never an address (RFC 5321 section 5.1)");
    }
    return new Mx(Integer.parseInt(words.group(1)), Name.of(exchange));
  }

  private static int order(Mx one, Mx other) {
    int first = Integer.compare(one.preference, other.preference);
    return first != 0 ? first : one.exchange.compareTo(other.exchange);
  }

  /** Written out: see {@link Name#equals}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Mx mx && preference == mx.preference && exchange.equals(mx.exchange);
  }

  @Override
  public int hashCode() {
    return 31 * preference + exchange.hashCode();
  }

  /** Whether this says that the domain takes no mail. */
  public boolean isNull() {
    return exchange.isRoot();
  }

  /** The same exchange at another preference. */
  public Mx at(int other) {
    return new Mx(other, exchange);
  }

  @Override
  public String text() {
    return preference + " " + exchange.absolute();
  }

  @Override
  public String toString() {
    return text();
  }
}
