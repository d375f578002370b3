package org.mxshift.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one SPF record (RFC 7208 section 4.5), which keeps every byte of what it does not
 * change: spelling, order, qualifiers and spaces.
 *
 * <p>Nothing is looked up and nobody is judged here; this is about the text alone.
 */
public final class SpfRecord {

  /** How an SPF record begins; a space or the end follows. */
  public static final String VERSION = "v=spf1";

  /** Receivers answer {@code permerror} past this many look-ups (RFC 7208 section 4.6.4). */
  public static final int MOST_LOOK_UPS = 10;

  private static final Pattern TERM = Pattern.compile("( +)([^ ]+)");

  /** A record that authorises nobody, for a domain that sends no mail. */
  public static final SpfRecord NOBODY = parse(VERSION + " -all");

  private final String version;
  private final List<Piece> pieces;
  private final String end;

  /** A term and the spaces before it. */
  private record Piece(String gap, SpfTerm term) {}

  private SpfRecord(String version, List<Piece> pieces, String end) {
    this.version = version;
    this.pieces = List.copyOf(pieces);
    this.end = end;
  }

  /** Whether this text claims to be an SPF record. */
  public static boolean isSpf(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return folded.equals(VERSION) || folded.startsWith(VERSION + " ");
  }

  /**
   * Reads the joined strings of one TXT record.
   *
   * @throws SpfException when a receiver would answer {@code permerror} or see no record at all
   */
  public static SpfRecord parse(String text) {
    if (!isSpf(text)) {
      throw new SpfException(
          "'" + SpfGrammar.shown(text) + "' does not begin with 'v=spf1' and a space");
    }
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = TERM.matcher(text).region(VERSION.length(), text.length());
    int at = VERSION.length();
    while (matcher.find()) {
      pieces.add(new Piece(matcher.group(1), new SpfTerm(matcher.group(2))));
      at = matcher.end();
    }
    SpfRecord record =
        new SpfRecord(text.substring(0, VERSION.length()), pieces, text.substring(at));
    record.refuseTwo("redirect");
    record.refuseTwo("exp");
    return record;
  }

  /** The terms in order. */
  public List<SpfTerm> terms() {
    return pieces.stream().map(Piece::term).toList();
  }

  /** The record as it is published. */
  public String text() {
    StringBuilder text = new StringBuilder(version);
    pieces.forEach(piece -> text.append(piece.gap()).append(piece.term()));
    return text.append(end).toString();
  }

  /**
   * With those of these terms that are missing, in front of {@code all} or {@code redirect}, since
   * nothing after them counts.
   *
   * @throws SpfException when a term is there already with another result
   */
  public SpfRecord union(List<SpfTerm> add) {
    List<Piece> wider = new ArrayList<>(pieces);
    int at = (int) terms().stream().takeWhile(term -> !term.isLast()).count();
    for (SpfTerm term : add) {
      List<SpfTerm> before = wider.subList(0, at).stream().map(Piece::term).toList();
      refuseOtherResult(term, before);
      if (before.stream().noneMatch(term::sameAs)) {
        wider.add(at++, new Piece(" ", term));
      }
    }
    return new SpfRecord(version, wider, end);
  }

  /**
   * Without exactly these terms.
   *
   * @throws SpfException when one of them is not there
   */
  public SpfRecord narrow(List<SpfTerm> remove) {
    List<Piece> narrower = new ArrayList<>(pieces);
    for (SpfTerm term : remove) {
      if (!narrower.removeIf(piece -> piece.term().sameAs(term))) {
        refuseOtherResult(term, terms());
        throw new SpfException("'" + term + "' is not in the record '" + text() + "'");
      }
    }
    return new SpfRecord(version, narrower, end);
  }

  /**
   * How many of its own terms cost a look-up; what the included records cost comes on top and needs
   * DNS.
   */
  public int staticCost() {
    boolean all = terms().stream().anyMatch(SpfTerm::isAll);
    return (int)
        terms().stream()
            .filter(SpfTerm::looksUp)
            .filter(term -> !(all && term.isModifier()))
            .count();
  }

  private static void refuseOtherResult(SpfTerm term, List<SpfTerm> there) {
    for (SpfTerm other : there) {
      if (other.canonical().equals(term.canonical()) && other.qualifier() != term.qualifier()) {
        throw new SpfException(
            "'" + term + "' stands in the record as '" + other + "', which means something else");
      }
    }
  }

  private void refuseTwo(String modifier) {
    long count = terms().stream().filter(t -> t.isModifier() && t.name().equals(modifier)).count();
    if (count > 1) {
      throw new SpfException(
          "the record has " + count + " '" + modifier + "=' (RFC 7208 section 6 allows one)");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpfRecord record && text().equals(record.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
