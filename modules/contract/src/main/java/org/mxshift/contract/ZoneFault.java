package org.mxshift.contract;

import java.time.Duration;
import java.util.Optional;

/** One thing that goes wrong with a call to a {@link FakeZone}. */
public sealed interface ZoneFault {

  /** The call is carried out, and its response lost: in doubt, and it happened. */
  record LostResponse() implements ZoneFault {}

  /** The call is lost on its way: in doubt, and it did not happen. */
  record LostRequest() implements ZoneFault {}

  /**
   * The host puts us off.
   *
   * @param retryAfter when to come back, if it says so
   */
  record Busy(Optional<Duration> retryAfter) implements ZoneFault {}

  /** The host refuses the credentials. */
  record Denied() implements ZoneFault {}

  /**
   * A stranger is faster: acts between the look and the comparison.
   *
   * @param stranger what happens, such as a {@link FakeZone#edit}
   */
  record Meddled(Runnable stranger) implements ZoneFault {}
}
