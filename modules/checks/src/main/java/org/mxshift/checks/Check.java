package org.mxshift.checks;

/**
 * One thing that loses mail, and how it is seen. A pure function over what was seen: no clock, no
 * network, no memory, so that a rehearsal runs the real ones.
 *
 * <p>It is straight-line code. {@link Sights#see} gives what was seen, or ends the check here as
 * inconclusive; whoever runs it looks at what it wanted and judges again, until nothing new is
 * wanted.
 */
public interface Check {

  /** What is known of it before it looks. */
  About about();

  /**
   * Judges.
   *
   * @throws UnseenException when it needs what was not seen; the runner turns it into {@link
   *     Outcome#INCONCLUSIVE}
   */
  Finding judge(Subject subject, Sights sights);
}
