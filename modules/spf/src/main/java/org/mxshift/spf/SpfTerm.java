package org.mxshift.spf;

import java.util.Locale;

/**
 * One term of an SPF record, as it is written: a mechanism with its qualifier, or a modifier (RFC
 * 7208 section 4.6.1). Two are equal when their texts are.
 */
public final class SpfTerm {

  private static final String QUALIFIERS = "+-?~";

  private final String text;
  private final Directive meaning;

  /**
   * Reads one term.
   *
   * @param text the term, such as {@code ~all} or {@code include:_spf.example.net}
   * @throws SpfException when RFC 7208 section 12 does not allow it
   */
  public SpfTerm(String text) {
    this.text = text;
    this.meaning = SpfGrammar.directive(text);
  }

  /** The term as it is written. */
  public String text() {
    return text;
  }

  /** What it means. */
  public Directive meaning() {
    return meaning;
  }

  /** Whether this is {@code name=value} rather than a mechanism. */
  public boolean isModifier() {
    return meaning instanceof Modifier;
  }

  /** What a match of this mechanism means; {@code +} where nothing is written. */
  public char qualifier() {
    return isQualified() ? text.charAt(0) : '+';
  }

  /** What a match of this mechanism leads to. */
  public Result result() {
    return Result.of(qualifier());
  }

  /** The mechanism or modifier in lower case, without qualifier and value. */
  public String name() {
    String unqualified = isQualified() ? text.substring(1) : text;
    return unqualified.split("[:=/]", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** Whether nothing after this term is ever looked at (RFC 7208 sections 5.1, 6.1). */
  public boolean isLast() {
    return isAll() || meaning instanceof Modifier.Redirect;
  }

  /** Whether it counts towards the ten look-ups of RFC 7208 section 4.6.4. */
  public boolean looksUp() {
    return meaning instanceof Modifier.Redirect
        || (meaning instanceof Mechanism && !isAll() && !(meaning instanceof Mechanism.Network));
  }

  /** Whether it matches everybody. */
  public boolean isAll() {
    return meaning instanceof Mechanism.All;
  }

  /**
   * Whom it matches, in one spelling: two terms that match the same senders are equal here,
   * whatever their qualifiers.
   */
  public String canonical() {
    return meaning.canonical();
  }

  /** Whether both match the same senders with the same result. */
  public boolean sameAs(SpfTerm other) {
    return qualifier() == other.qualifier() && canonical().equals(other.canonical());
  }

  private boolean isQualified() {
    return QUALIFIERS.indexOf(text.charAt(0)) >= 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpfTerm term && text.equals(term.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
