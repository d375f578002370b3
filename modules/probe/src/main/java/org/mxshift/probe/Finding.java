package org.mxshift.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Verdict;

/**
 * What a part of a look came to, before it is dated.
 *
 * @param verdict what it came to
 * @param summary one sentence
 * @param evidence one line each
 * @param remarks what is not as it should be although it passes
 * @param cachedFor how long caches may hold it
 */
record Finding(
    Verdict verdict,
    String summary,
    List<String> evidence,
    List<String> remarks,
    Optional<Duration> cachedFor) {

  /** The least harmful last: bounces before queues before not knowing. */
  private static final List<Verdict> WORST_FIRST =
      List.of(Verdict.REJECTS, Verdict.DEFERS, Verdict.INCONCLUSIVE, Verdict.PENDING, Verdict.PASS);

  static final Comparator<Finding> ORDER =
      Comparator.comparing(finding -> WORST_FIRST.indexOf(finding.verdict()));

  Finding {
    evidence = List.copyOf(evidence);
    remarks = List.copyOf(remarks);
  }

  Finding(Verdict verdict, String summary, List<String> evidence, Optional<Duration> cachedFor) {
    this(verdict, summary, evidence, List.of(), cachedFor);
  }

  static Finding of(Verdict verdict, String summary, List<String> evidence) {
    return new Finding(verdict, summary, evidence, Optional.empty());
  }

  static Finding of(Verdict verdict, String summary) {
    return of(verdict, summary, List.of());
  }

  Finding withEvidence(List<String> other) {
    return new Finding(verdict, summary, other, remarks, cachedFor);
  }

  Finding remarking(List<String> others) {
    return new Finding(verdict, summary, evidence, others, cachedFor);
  }

  Finding withMore(String line) {
    List<String> more = new ArrayList<>(evidence);
    more.add(line);
    return withEvidence(more);
  }

  Observation at(Instant instant) {
    return new Observation(verdict, summary, evidence, remarks, cachedFor, instant);
  }
}
