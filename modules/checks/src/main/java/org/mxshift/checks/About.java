package org.mxshift.checks;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is known of a check before it looks.
 *
 * @param id a letter and two digits, such as {@code D01}; never used again for something else
 * @param title what holds when it passes, in a few words
 * @param severity what its {@link Outcome#FAIL} weighs; a check that can only warn has {@link
 *     Severity#WARN} or {@link Severity#INFO}
 * @param phases when it has something to say
 */
public record About(String id, String title, Severity severity, Set<Phase> phases) {

  /** Copies the set, and refuses another form of id. */
  public About {
    phases = Set.copyOf(phases);
    if (!id.matches("[A-Z]\\d\\d") || phases.isEmpty()) {
      throw new IllegalArgumentException("a check is called as D01 is, and has a phase: " + id);
    }
  }

  static About of(String id, String title, Severity severity, Phase first, Phase... more) {
    return new About(id, title, severity, EnumSet.of(first, more));
  }
}
