package org.mxshift.sandbox;

import java.time.Duration;

/** One thing that goes wrong with a request to a {@link NameServer}. */
public sealed interface Fault {

  /** Nothing goes wrong. */
  record None() implements Fault {}

  /** The request never arrives: nothing is applied, nobody answers. */
  record LoseRequest() implements Fault {}

  /** The request is handled, an update is applied, and the response is lost. */
  record LoseResponse() implements Fault {}

  /**
   * The request is answered with this code and otherwise ignored.
   *
   * @param rcode as {@link org.xbill.DNS.Rcode} counts them, such as SERVFAIL or REFUSED
   */
  record Answer(int rcode) implements Fault {}

  /**
   * The request is handled late, and then as usual.
   *
   * @param by at most some minutes; ended early when the server closes
   */
  record Delay(Duration by) implements Fault {}
}
