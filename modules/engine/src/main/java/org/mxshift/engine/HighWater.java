package org.mxshift.engine;

import java.util.List;
import java.util.Optional;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;

/** How long caches may hold a set: what was seen is news where it is longer than all before. */
final class HighWater {

  private HighWater() {}

  static Optional<Event.Probed> news(Now now, Question question, Observation seen) {
    if (!(question instanceof Question.Cached cached)) {
      return Optional.empty();
    }
    return seen.cachedFor()
        .filter(
            length ->
                Optional.ofNullable(now.run().highWater().get(cached.set()))
                    .filter(known -> known.compareTo(length) >= 0)
                    .isEmpty())
        .map(
            length ->
                new Event.Probed(
                    now.move().id(),
                    Round.CACHED,
                    seen.verdict(),
                    seen.summary(),
                    seen.evidence(),
                    Optional.of(cached.set()),
                    Optional.of(length),
                    List.of()));
  }
}
