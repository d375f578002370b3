package org.mxshift.sandbox;

import java.time.Duration;
import java.util.Map;

/** One thing that goes wrong with a call to a {@link CloudflareFake}. */
public sealed interface CloudflareFault {

  /** Too many calls: nothing is done, {@code 429} with {@code retry-after}. */
  record Throttled(Duration retryAfter) implements CloudflareFault {}

  /** The call is carried out, and the connection closed without an answer. */
  record LostResponse() implements CloudflareFault {}

  /** The connection is closed, and nothing is done. */
  record LostRequest() implements CloudflareFault {}

  /** The call is carried out, and its answer never comes. */
  record Silence() implements CloudflareFault {}

  /** The call is carried out, and the answer says no more than that. */
  record Untold() implements CloudflareFault {}

  /** Nothing is done, and the envelope holds this error. */
  record Refused(int status, int code, String message) implements CloudflareFault {}

  /** Nothing is done, and whatever stands between answers something that is no envelope. */
  record Foreign(int status, Map<String, String> headers, String body) implements CloudflareFault {
    /** Copies the headers. */
    public Foreign {
      headers = Map.copyOf(headers);
    }
  }

  /** A stranger is faster: acts before the call is looked at, which then goes on as usual. */
  record Meddled(Runnable stranger) implements CloudflareFault {}

  /** The call goes on as usual, and its answer says that so many more are allowed. */
  record Scarce(int remaining, Duration reset) implements CloudflareFault {}
}
