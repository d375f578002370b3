package org.mxshift.spf;

import java.util.Locale;
import java.util.Set;

/**
 * One term of an SPF record, as it is written: a mechanism with its qualifier, or a modifier (RFC
 * 7208 section 4.6.1).
 *
 * @param text the term, such as {@code ~all} or {@code include:_spf.example.net}
 */
public record SpfTerm(String text) {

  /** Mechanisms that cost a look-up each (RFC 7208 section 4.6.4). */
  private static final Set<String> LOOK_UPS = Set.of("include", "a", "mx", "ptr", "exists");

  /** Refuses what RFC 7208 section 12 does not allow. */
  public SpfTerm {
    SpfGrammar.check(text);
  }

  /** Whether this is {@code name=value} rather than a mechanism. */
  public boolean isModifier() {
    return text.indexOf('=') > 0 && text.substring(0, text.indexOf('=')).matches(SpfGrammar.NAME);
  }

  /** What a match of this mechanism means; {@code +} where nothing is written. */
  public char qualifier() {
    return "+-?~".indexOf(text.charAt(0)) >= 0 ? text.charAt(0) : '+';
  }

  /** The mechanism or modifier in lower case, without qualifier and value. */
  public String name() {
    return unqualified().split("[:=/]", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** Whether nothing after this term is ever looked at (RFC 7208 sections 5.1, 6.1). */
  public boolean isLast() {
    return isAll() || isRedirect();
  }

  /** Whether it counts towards the ten look-ups of RFC 7208 section 4.6.4. */
  public boolean looksUp() {
    return isRedirect() || (!isModifier() && LOOK_UPS.contains(name()));
  }

  /** Whether it matches everybody. */
  public boolean isAll() {
    return !isModifier() && name().equals("all");
  }

  private boolean isRedirect() {
    return isModifier() && name().equals("redirect");
  }

  /**
   * Whom it matches, in one spelling: two terms that match the same senders are equal here,
   * whatever their qualifiers.
   */
  public String canonical() {
    return SpfGrammar.canonical(name(), unqualified().substring(name().length()));
  }

  /** Whether both match the same senders with the same result. */
  public boolean sameAs(SpfTerm other) {
    return qualifier() == other.qualifier() && canonical().equals(other.canonical());
  }

  private String unqualified() {
    return "+-?~".indexOf(text.charAt(0)) >= 0 ? text.substring(1) : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
