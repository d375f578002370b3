package org.mxshift.spf;

import java.time.InstantSource;

/**
 * Judges senders: the function {@code check_host()} of RFC 7208 section 4, whole. Holds no state,
 * so that one may judge many senders side by side if its {@link LookUp} can.
 *
 * @param dns what is asked; all time and all caching is its business
 * @param limits what a record may cost
 * @param receiver the name of the judging host, for explanations (macro {@code r})
 * @param clock for explanations (macro {@code t})
 */
public record SpfCheck(LookUp dns, Limits limits, String receiver, InstantSource clock) {

  /** With the limits of the RFC, by a host that does not tell its name. */
  public SpfCheck(LookUp dns, InstantSource clock) {
    this(dns, Limits.RFC_7208, "unknown", clock);
  }

  /** Judges one sender; always ends, after at most some 130 questions within the RFC's limits. */
  public Verdict check(Session session) {
    return new Evaluation(this, session).verdict();
  }
}
