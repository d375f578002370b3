package org.mxshift.spi;

/** What a look came to. */
public enum Verdict {

  /** It is as it should be, everywhere that was asked. */
  PASS,

  /** Not yet everywhere; time will tell. */
  PENDING,

  /** Put off: 4xx, or nobody answers while a control host does. Senders queue. */
  DEFERS,

  /**
   * Refused for good: 5xx to a declared recipient, or a certificate that enforcing senders would
   * not take. Mail bounces.
   */
  REJECTS,

  /**
   * The look itself failed: no way out on port 25, or the prober is refused by policy. Says nothing
   * about the host.
   */
  INCONCLUSIVE
}
