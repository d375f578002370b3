package org.mxshift.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a check says, and how it came to say so.
 *
 * @param result the result
 * @param why one sentence for people
 * @param path the terms that decided, from the sender's own record inwards; empty where none did
 * @param explanation what the domain has to say to whom it refuses (RFC 7208 section 6.2), a
 *     stranger's text of printable ASCII; only with {@code fail}
 * @param lookUps how many of the ten look-ups were needed
 * @param voids how many look-ups found nothing
 */
public record Verdict(
    Result result,
    String why,
    List<Match> path,
    Optional<String> explanation,
    int lookUps,
    int voids) {

  /** Takes a copy of the path. */
  public Verdict {
    path = List.copyOf(path);
  }

  static Verdict of(Outcome outcome, Optional<String> explanation, Asking asking) {
    return new Verdict(
        outcome.result(),
        why(outcome),
        outcome.path(),
        explanation,
        asking.lookUps(),
        asking.voids());
  }

  static Verdict of(Stopped stopped, Asking asking) {
    return new Verdict(
        stopped.result(),
        stopped.why(),
        List.of(),
        Optional.empty(),
        asking.lookUps(),
        asking.voids());
  }

  private static String why(Outcome outcome) {
    if (outcome.result() == Result.NONE) {
      return QueryName.isDomain(outcome.domain())
          ? outcome.domain() + " has no SPF record"
          : "'" + SpfGrammar.shown(outcome.domain()) + "' is no domain that mail comes from";
    }
    boolean unmatched = outcome.path().stream().allMatch(match -> match.term().isModifier());
    return outcome.path().stream().map(Match::toString).collect(Collectors.joining(", then "))
        + (unmatched ? (outcome.path().isEmpty() ? "no term of " : ", where no term of ") : "")
        + (unmatched ? outcome.domain() + " matches" : "");
  }

  @Override
  public String toString() {
    return result.word() + ": " + why;
  }
}
