package org.mxshift.checks;

import java.util.List;
import java.util.stream.Collectors;

/** Words of sentences. */
final class Words {

  private Words() {}

  /** One after the other, such as {@code a, b and c}. */
  static String and(List<?> things) {
    int last = things.size() - 1;
    if (last < 1) {
      return things.isEmpty() ? "nothing" : String.valueOf(things.get(0));
    }
    return things.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", "))
        + " and "
        + things.get(last);
  }
}
