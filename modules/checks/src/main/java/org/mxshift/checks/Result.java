package org.mxshift.checks;

import java.util.Comparator;
import java.util.Optional;

/**
 * A check and what it came to.
 *
 * @param about which check
 * @param finding what it came to
 * @param skipped why a person did without it; its finding is then {@link Outcome#NOT_APPLICABLE}
 */
public record Result(About about, Finding finding, Optional<String> skipped) {

  /** Worst first: what failed by its weight, then warnings, then what could not be looked at. */
  public static final Comparator<Result> WORST_FIRST =
      Comparator.comparing((Result result) -> result.finding().outcome())
          .thenComparing(result -> result.about().severity())
          .thenComparing(result -> result.about().id());

  /** A check that a person did without. */
  public static Result skipped(About about, String reason) {
    Finding finding = Finding.notApplicable("skipped: " + reason);
    return new Result(about, finding, Optional.of(reason));
  }

  /** Whether mail would be lost. */
  public boolean isFailure() {
    return finding.outcome() == Outcome.FAIL;
  }
}
