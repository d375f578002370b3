package org.mxshift.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a decision comes to: events to write down, then either to decide again or to rest.
 *
 * @param events what happened, in order
 * @param rest why nothing more happens now; empty: decide again
 */
record Act(List<Event> events, Optional<Rest> rest) {

  Act {
    events = List.copyOf(events);
  }

  static Act log(Event... events) {
    return new Act(List.of(events), Optional.empty());
  }

  static Act rest(Rest rest) {
    return new Act(List.of(), Optional.of(rest));
  }

  /** The condition holds, and there is nothing to write down. */
  static Act holds() {
    return new Act(List.of(), Optional.empty());
  }
}
