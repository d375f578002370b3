package org.mxshift.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a witness saw.
 *
 * @param verdict what the look came to
 * @param summary one sentence for people, naming the host or server that decided it
 * @param evidence what was asked and answered, one line each, for the audit log; at most 200 lines
 *     are kept
 * @param remarks what is not as it should be although it passes, one sentence each, naming the host
 * @param cachedFor for how long caches may still hold what was seen, where the question asks that
 * @param at when the look ended
 */
public record Observation(
    Verdict verdict,
    String summary,
    List<String> evidence,
    List<String> remarks,
    Optional<Duration> cachedFor,
    Instant at) {

  private static final int MOST = 200;

  /** Copies the evidence and the remarks, and cuts them at 200 lines. */
  public Observation {
    remarks = List.copyOf(remarks.size() > MOST ? remarks.subList(0, MOST) : remarks);
    evidence = List.copyOf(evidence.size() > MOST ? evidence.subList(0, MOST) : evidence);
  }

  /** An observation without a remark. */
  public Observation(
      Verdict verdict,
      String summary,
      List<String> evidence,
      Optional<Duration> cachedFor,
      Instant at) {
    this(verdict, summary, evidence, List.of(), cachedFor, at);
  }

  /** The same with these remarks. */
  public Observation remarking(List<String> others) {
    return new Observation(verdict, summary, evidence, others, cachedFor, at);
  }

  /** An observation without a word on caches. */
  public static Observation of(Verdict verdict, String summary, List<String> evidence, Instant at) {
    return new Observation(verdict, summary, evidence, Optional.empty(), at);
  }
}
