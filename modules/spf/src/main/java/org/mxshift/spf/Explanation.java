package org.mxshift.spf;

import java.util.List;
import java.util.Optional;

/**
 * What a domain says to whom it refuses (RFC 7208 section 6.2). Looked up after the result is
 * known, outside all limits; whatever goes wrong, there is just none.
 */
final class Explanation {

  private Explanation() {}

  static Optional<String> of(SpfRecord record, Asking asking, Expansion expansion) {
    return record.terms().stream()
        .filter(term -> term.meaning() instanceof Modifier.Exp)
        .flatMap(term -> term.meaning().domain().stream())
        .findFirst()
        .flatMap(expansion::name)
        .flatMap(name -> text(asking.whatever(name, RecordKind.TXT)))
        .flatMap(text -> expanded(text, expansion));
  }

  private static Optional<String> text(Answer answer) {
    List<String> texts = answer.values();
    return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
  }

  private static Optional<String> expanded(String text, Expansion expansion) {
    try {
      String expanded = MacroString.explanation(text).expand(expansion);
      return Optional.of(expanded).filter(QueryName::isPrintable);
    } catch (SpfException e) {
      return Optional.empty();
    }
  }
}
