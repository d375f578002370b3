package org.mxshift.spi;

/** Looks at the world from outside, as resolvers and senders see it; never writes DNS. */
public interface Witness {

  /**
   * Answers one question, within the question's own time limit; what could not be looked at is
   * {@link Verdict#INCONCLUSIVE}, never an exception.
   *
   * @param question what to look at
   * @param token a random word that a test message carries, so that its arrival can be told; 8 to
   *     64 letters and digits
   */
  Observation look(Question question, String token);
}
