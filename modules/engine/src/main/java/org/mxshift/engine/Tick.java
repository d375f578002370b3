package org.mxshift.engine;

import java.time.Instant;
import java.util.List;

/**
 * What one tick came to.
 *
 * @param run the run afterwards
 * @param rest why nothing more happened
 * @param entries what it wrote down
 */
public record Tick(Run run, Rest rest, List<Entry> entries) {

  /** Copies the list. */
  public Tick {
    entries = List.copyOf(entries);
  }

  /** Whether this very tick stopped or froze the run, or turned it round. */
  public boolean failed() {
    return entries.stream().map(Entry::event).anyMatch(Tick::isFailure);
  }

  private static boolean isFailure(Event event) {
    return (event instanceof Event.Lived lived && Life.stops(lived.trigger()))
        || (event instanceof Event.Turned turned && turned.cause() == Cause.RETREAT)
        || (event instanceof Event.Probed probed
            && Watch.NONE.with(probed.verdict(), "", Instant.EPOCH).red()
            && probed.round() != Round.SERVED);
  }
}
