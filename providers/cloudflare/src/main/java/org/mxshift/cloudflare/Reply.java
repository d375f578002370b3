package org.mxshift.cloudflare;

/**
 * What came back.
 *
 * @param status of HTTP
 * @param envelope empty when the body was none
 * @param allowance what was said of limits
 */
record Reply(int status, Envelope envelope, Allowance allowance) {

  boolean isDone() {
    return status / 100 == 2 && envelope.success();
  }

  /** The answer as messages quote it. */
  @Override
  public String toString() {
    String reasons = envelope.reasons();
    return "HTTP " + status + (reasons.isEmpty() ? " without a reason" : ", " + reasons);
  }
}
