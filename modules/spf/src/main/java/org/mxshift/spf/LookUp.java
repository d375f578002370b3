package org.mxshift.spf;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one thing this library asks of the outside: DNS. Whoever implements it follows aliases, and
 * owns time-outs, retries and caches; RFC 7208 section 4.6.4 asks for at least 20 seconds for all
 * look-ups of one check together.
 */
@FunctionalInterface
public interface LookUp {

  /**
   * Asks DNS one question. Failures are an answer, not an exception.
   *
   * @param name labels with dots between them, at most 253 characters and none of them escaped, no
   *     dot at the end; macros may have put spaces and other unusual characters into it
   * @param kind what is asked for
   */
  Answer look(String name, RecordKind kind);

  /**
   * The same world but for one answer: how things will be once a record is published.
   *
   * @param name compared without regard to case and a dot at the end
   */
  default LookUp with(String name, RecordKind kind, Answer answer) {
    String changed = QueryName.folded(name);
    return (asked, askedKind) ->
        askedKind == kind && QueryName.folded(asked).equals(changed)
            ? answer
            : look(asked, askedKind);
  }

  /** Asks each question once and remembers the answer, for looking at one domain several times. */
  default LookUp remembering() {
    record Question(String name, RecordKind kind) {}
    Map<Question, Answer> known = new ConcurrentHashMap<>();
    return (name, kind) ->
        known.computeIfAbsent(
            new Question(QueryName.folded(name), kind), question -> look(name, kind));
  }
}
