package org.mxshift.spi;

/**
 * Why a provider call failed, by the two questions the loop asks: may I try again, and may it have
 * happened?
 */
public enum Failure {

  /** The host will never do this; trying again is useless. Nothing happened. */
  REFUSED(false, false),

  /** The set is neither as expected nor as desired; a person decides. Nothing happened. */
  CONFLICT(false, false),

  /** The credentials are wrong or lack the right. Nothing happened. */
  DENIED(false, false),

  /** Throttled, overloaded or not reached at all; try later. Nothing happened. */
  BUSY(true, false),

  /**
   * The request went out and no clear answer came back; look before trying again. Of a read: those
   * who were asked do not agree, so nobody knows what stands there.
   */
  UNSURE(false, true),

  /**
   * A person makes the changes of this host, and is to be asked now. Nothing happened yet; from now
   * on it may happen at any time, whole, in part or otherwise. Trying again is useless, looking is
   * not.
   */
  ASKED(false, false);

  private final boolean mayRetry;
  private final boolean mayHaveHappened;

  Failure(boolean mayRetry, boolean mayHaveHappened) {
    this.mayRetry = mayRetry;
    this.mayHaveHappened = mayHaveHappened;
  }

  /** Whether the same call may succeed later. */
  public boolean mayRetry() {
    return mayRetry;
  }

  /** Whether the write may have reached the zone. */
  public boolean mayHaveHappened() {
    return mayHaveHappened;
  }
}
