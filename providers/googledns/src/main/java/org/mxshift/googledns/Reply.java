package org.mxshift.googledns;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param body JSON; missing when an error had none
 * @param retryAfter the header, as it came
 */
record Reply(int status, JsonNode body, Optional<String> retryAfter) {
  private static final int SHOWN = 300;

  boolean isDone() {
    return status / 100 == 2;
  }

  /** The API's word for the error, such as {@code conditionNotMet}. */
  String reason() {
    return body.path("error").path("errors").path(0).path("reason").asText();
  }

  /** The error for people, without this secret; of the API or of the token's giver. */
  String words(String secret) {
    String api = body.path("error").path("message").asText();
    String giver = body.path("error").asText() + " " + body.path("error_description").asText();
    String text = (api.isEmpty() ? giver : api).replace(secret, "***").replaceAll("[^ -~]", "?");
    String cut = text.substring(0, Math.min(text.length(), SHOWN)).strip();
    return "answered HTTP " + status + (cut.isEmpty() ? "" : ", " + cut);
  }

  /** When to come back, in seconds; dates are not read. */
  Optional<Duration> pause() {
    return retryAfter
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
