package org.mxshift.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Secret;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param body JSON; missing when there was none
 * @param pause how long the host asks to be left alone, in whole seconds; dates are not read
 * @param hidden what no message may repeat
 */
public record Reply(int status, JsonNode body, Optional<Duration> pause, Secret hidden) {
  private static final int SHOWN = 300;

  /** Whether it was carried out. */
  public boolean isDone() {
    return status / 100 == 2;
  }

  /** What everybody means by this status. */
  Failure meaning(Failure silence) {
    return switch (status) {
      case 401, 403 -> Failure.DENIED;
      case 429 -> Failure.BUSY;
      case 408 -> silence;
      default -> status / 100 == 4 ? Failure.REFUSED : silence;
    };
  }

  /** The error for people: the field that says it, or all; cut, and without the secret. */
  public String words() {
    String said =
        Stream.of("/error/message", "/error_description", "/error", "/detail")
            .map(at -> body.at(at).asText())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(body.isContainerNode() ? body.toString() : "");
    String text = hide(said, hidden).replaceAll("[^ -~]", "?");
    String cut = text.substring(0, Math.min(text.length(), SHOWN)).strip();
    return "answered HTTP " + status + (cut.isEmpty() ? "" : ", " + cut);
  }

  /** The text without the secret, should anybody have repeated it, as it is or escaped. */
  static String hide(String text, Secret hidden) {
    String secret = hidden.reveal();
    String escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"");
    return text.replace(escaped, "***").replace(secret, "***");
  }
}
