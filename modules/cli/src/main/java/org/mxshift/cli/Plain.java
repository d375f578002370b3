package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;

/**
 * The line that people type most, {@code status} with domains or alone, understood without picocli:
 * making its grammar takes as long as reading a log. Anything else, and anything wrong, is
 * picocli's to read and to complain about.
 */
final class Plain {

  private Plain() {}

  /** What such a line asks for, with the log already on its way; empty for any other line. */
  static Optional<Task> task(Wiring wiring, String... args) {
    if (args.length == 0 || !args[0].equals("status")) {
      return Optional.empty();
    }
    List<Name> domains = new ArrayList<>();
    for (String word : List.of(args).subList(1, args.length)) {
      if (!word.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
        return Optional.empty();
      }
      try {
        domains.add(Name.of(word));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    wiring.expectLog();
    return Optional.of(new StatusCommand(wiring, domains));
  }
}
