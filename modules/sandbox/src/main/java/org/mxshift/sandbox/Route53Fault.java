package org.mxshift.sandbox;

import java.time.Duration;
import java.util.Optional;

/** One thing that goes wrong with one call to a {@link Route53Fake}. */
public sealed interface Route53Fault {

  /**
   * The call is answered with an error and nothing happens.
   *
   * @param status the HTTP status, such as 400
   * @param code such as {@code Throttling}
   * @param message what Route 53 would say
   * @param retryAfter sent as {@code Retry-After}, in whole seconds
   */
  record Refused(int status, String code, String message, Optional<Duration> retryAfter)
      implements Route53Fault {}

  /** The call is carried out, and the connection closed without an answer. */
  record LostResponse() implements Route53Fault {}

  /** The connection is closed without an answer, and nothing happens. */
  record LostRequest() implements Route53Fault {}

  /** The call is never answered, and nothing happens, until the fake is closed. */
  record Silence() implements Route53Fault {}

  /**
   * Something happens first, such as an edit behind our back; then the call is handled as usual.
   *
   * @param stranger what happens
   */
  record Meddled(Runnable stranger) implements Route53Fault {}

  /** More calls than the bucket holds. */
  static Route53Fault throttled() {
    return new Refused(400, "Throttling", "Rate exceeded", Optional.empty());
  }

  /** The previous change of this zone is still being carried out. */
  static Route53Fault priorRequestNotComplete() {
    return new Refused(
        400,
        "PriorRequestNotComplete",
        "The request was rejected because Route 53 was still processing a prior request.",
        Optional.empty());
  }
}
