package org.mxshift.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a command came to, for programs and for people.
 *
 * @param code how the process ends
 * @param result what {@code --output json} shows: maps, lists, texts, numbers, booleans
 * @param text what people see
 */
record Answer(ExitCode code, Map<String, Object> result, Consumer<Page> text) {

  Answer {
    result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
  }

  static Answer ok(Map<String, Object> result, Consumer<Page> text) {
    return new Answer(ExitCode.OK, result, text);
  }

  /** Text that is the result itself, such as a schema or a script. */
  static Answer verbatim(String key, String text) {
    return ok(Map.of(key, text), page -> page.raw(text));
  }
}
