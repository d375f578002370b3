package org.mxshift.spf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A term that stays as it is while a move of the mail changes whom it lets send, or why it is there
 * (RFC 7208 sections 5.3 and 5.4). Told from the text of the record alone.
 *
 * @param term the term
 * @param kind what happens to it
 * @param sentence the same for people
 */
public record ChangedMeaning(SpfTerm term, Kind kind, String sentence) {

  /** What happens to a term. */
  public enum Kind {
    /** It lets the MX set send, which is another one then. */
    MX_SET,
    /** It lets a host send that mail goes to no more. */
    LEAVING_HOST,
    /** It lets a host send that mail will go to; so that host may send already. */
    COMING_HOST
  }

  /**
   * Looks through the terms that count.
   *
   * @param domain whose record it is
   * @param from the mail hosts of today
   * @param to the mail hosts after the move
   */
  public static List<ChangedMeaning> of(
      SpfRecord record, String domain, Collection<String> from, Collection<String> to) {
    Collection<String> leaving = without(from, to);
    Collection<String> coming = without(to, from);
    List<ChangedMeaning> changed = new ArrayList<>();
    for (SpfTerm term : record.terms().stream().takeWhile(t -> !t.isLast()).toList()) {
      String name = named(term, domain).orElse("");
      if (term.meaning() instanceof Mechanism.Mx && name.equals(QueryName.folded(domain))) {
        mx(term, leaving, coming).ifPresent(changed::add);
      } else if (term.meaning() instanceof Mechanism.A && leaving.contains(name)) {
        changed.add(new ChangedMeaning(term, Kind.LEAVING_HOST, leaving(term, name)));
      } else if (term.meaning() instanceof Mechanism.A && coming.contains(name)) {
        changed.add(new ChangedMeaning(term, Kind.COMING_HOST, coming(term, name)));
      }
    }
    return changed;
  }

  private static Optional<String> named(SpfTerm term, String domain) {
    Optional<DomainSpec> spec = term.meaning().domain();
    return (spec.isEmpty() ? Optional.of(domain) : spec.get().name(domain, domain))
        .map(QueryName::folded);
  }

  private static Optional<ChangedMeaning> mx(
      SpfTerm term, Collection<String> leaving, Collection<String> coming) {
    if (leaving.isEmpty() && coming.isEmpty()) {
      return Optional.empty();
    }
    String sentence =
        "'"
            + term
            + "' means the MX set"
            + (coming.isEmpty() ? "" : ": it will mean " + String.join(", ", coming) + ", too")
            + (leaving.isEmpty() ? "" : ", and in the end no longer " + String.join(", ", leaving));
    return Optional.of(new ChangedMeaning(term, Kind.MX_SET, sentence));
  }

  private static String leaving(SpfTerm term, String host) {
    return "'"
        + term
        + "' means "
        + host
        + ", where mail goes no more: when nothing is sent from there either, take the term out";
  }

  private static String coming(SpfTerm term, String host) {
    return "'" + term + "' means " + host + ", where mail will go: it may send already";
  }

  private static Collection<String> without(Collection<String> some, Collection<String> others) {
    Collection<String> left = new TreeSet<>();
    some.forEach(name -> left.add(QueryName.folded(name)));
    others.forEach(name -> left.remove(QueryName.folded(name)));
    return left;
  }
}
