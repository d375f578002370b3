package org.mxshift.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one shape of {@code --output json}, the same when a command fails.
 *
 * <p>Fields are only added; a reader ignores those it does not know. {@code error} is there exactly
 * when the command failed, {@code result} whenever there is one.
 */
final class Envelope {

  /** Counted up when a field changes its meaning. */
  static final int SCHEMA_VERSION = 1;

  private Envelope() {}

  static String of(String command, Answer answer) {
    return of(command, answer, Optional.empty());
  }

  /**
   * As above.
   *
   * @param stale why the log may have gone on elsewhere
   */
  static String of(String command, Answer answer, Optional<String> stale) {
    Map<String, Object> envelope = head(command, answer.code());
    stale.ifPresent(why -> envelope.put("stale", why));
    envelope.put("result", answer.result());
    return print(envelope);
  }

  static String of(String command, FailedException failure, Optional<String> stale) {
    Map<String, Object> envelope = head(command, failure.code());
    stale.ifPresent(why -> envelope.put("stale", why));
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", word(failure.code()));
    error.put("message", failure.message());
    error.put("next", failure.next());
    envelope.put("error", error);
    return print(envelope);
  }

  /** A code as programs read it, such as {@code not-now}. */
  static String word(Enum<?> code) {
    return code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> head(String command, ExitCode code) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("schemaVersion", SCHEMA_VERSION);
    envelope.put("command", command);
    envelope.put("exitCode", code.number());
    return envelope;
  }

  /** One line, so that the envelopes of {@code watch} are one per line. */
  private static String print(Map<String, Object> envelope) {
    try {
      return Visible.text(new ObjectMapper().writeValueAsString(envelope));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers have a JSON form", e);
    }
  }
}
