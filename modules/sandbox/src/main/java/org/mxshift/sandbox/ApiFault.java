package org.mxshift.sandbox;

import java.time.Duration;
import java.util.Map;

/** One thing that goes wrong with one call to the double of a web API. */
public sealed interface ApiFault {

  /** Nothing is done, and this is the answer. */
  record Answered(int status, Map<String, String> headers, String body) implements ApiFault {
    /** Copies the headers. */
    public Answered {
      headers = Map.copyOf(headers);
    }
  }

  /** The call is carried out, and the connection closed without an answer. */
  record LostResponse() implements ApiFault {}

  /** The connection is closed, and nothing is done. */
  record LostRequest() implements ApiFault {}

  /** The call is carried out, and its answer never comes. */
  record Silence() implements ApiFault {}

  /** A stranger is faster: acts before the call is looked at, which then goes on as usual. */
  record Meddled(Runnable stranger) implements ApiFault {}

  /** Nothing is done, and the caller is told when to come back. */
  static ApiFault throttled(Duration retryAfter) {
    String seconds = "" + retryAfter.toSeconds();
    return new Answered(429, Map.of("Retry-After", seconds), "{\"detail\":\"Throttled.\"}");
  }

  /** Nothing is done, and this is the answer. */
  static ApiFault answered(int status, String body) {
    return new Answered(status, Map.of(), body);
  }
}
