package org.mxshift.checks;

/**
 * What one address is found to be like.
 *
 * @param outcome anything but {@link Outcome#NOT_APPLICABLE}
 * @param sentence why, naming the address; may be empty when all is well
 */
record Opinion(Outcome outcome, String sentence) {

  static final Opinion GOOD = new Opinion(Outcome.PASS, "");

  static Opinion bad(String sentence) {
    return new Opinion(Outcome.FAIL, sentence);
  }

  static Opinion poor(String sentence) {
    return new Opinion(Outcome.WARN, sentence);
  }

  static Opinion unknown(String sentence) {
    return new Opinion(Outcome.INCONCLUSIVE, sentence);
  }
}
