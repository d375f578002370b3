package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Snapshot;

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

  /** What a run that begins knows of caches: that of the mail hosts is what is waited for. */
  static Map<SetKey, Duration> left(Event.Started started) {
    SetKey mx = new SetKey(started.program().domain(), RecordType.MX);
    return started.cachedFor().map(length -> Map.of(mx, length)).orElse(Map.of());
  }

  /**
   * How long caches may yet hold what this run replaced that was given up, at most: what was
   * published before its first writes, or was seen in caches, unless it was waited out. Whoever
   * begins anew finds low TTLs and could not know.
   */
  static Optional<Duration> left(Run before, Instant at) {
    if (before.abandoned().isEmpty()) {
      return Optional.empty();
    }
    Stream<Duration> replaced =
        before.first().values().stream()
            .map(Snapshot::set)
            .filter(set -> !set.isAbsent() && !before.waited())
            .map(set -> set.ttl().duration());
    return Stream.concat(replaced, before.highWater().values().stream())
        .max(Duration::compareTo)
        .map(longest -> isServed(before) ? left(longest, before.since(), at) : longest)
        .filter(length -> !length.isZero() && !length.isNegative());
  }

  /** Since it was given up at the latest, no name server answers it any more. */
  private static Duration left(Duration longest, Instant since, Instant at) {
    Duration left = Duration.between(at, since.plus(longest)).truncatedTo(ChronoUnit.SECONDS);
    return left.compareTo(longest) > 0 ? longest : left;
  }

  /** Whether every name server was seen to answer the last write. */
  private static boolean isServed(Run run) {
    return run.current()
        .map(move -> run.life(move.id()).phase())
        .filter(phase -> phase != Phase.TODO && phase != Phase.SEEN)
        .isEmpty();
  }
}
