package org.mxshift.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;

/** The caches between the name servers and everybody who sends mail. */
public final class VirtualCaches {

  private final VirtualZone zone;
  private final Random random;
  private final Duration negative;
  private final List<Cache> caches = new ArrayList<>();

  /**
   * No caches yet.
   *
   * @param negative for how long it is kept that a set is not there
   */
  public VirtualCaches(VirtualZone zone, Random random, Duration negative) {
    this.zone = zone;
    this.random = random;
    this.negative = negative;
  }

  /** Adds caches that keep an answer exactly as long as its TTL says. */
  public void honest(int number) {
    violators(number, UnaryOperator.identity());
  }

  /** Adds caches that make something else of a TTL. */
  public void violators(int number, UnaryOperator<Duration> kept) {
    for (int i = 0; i < number; i++) {
      caches.add(new Cache(kept));
    }
  }

  /** How many there are. */
  public int size() {
    return caches.size();
  }

  /** What this cache answers at that moment; empty when no name server answers it. */
  public Optional<RecordSet> answer(int cache, SetKey key, Instant at) {
    return caches.get(cache).answer(key, at);
  }

  /** For how long any cache still holds what it has of this set. */
  public Duration remaining(SetKey key, Instant at) {
    return caches.stream()
        .map(cache -> cache.remaining(key, at))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** What any cache would answer from memory at that moment. */
  public List<RecordSet> held(SetKey key, Instant at) {
    return caches.stream().flatMap(cache -> cache.held(key, at).stream()).toList();
  }

  private final class Cache {
    private final UnaryOperator<Duration> kept;
    private final Map<SetKey, Kept> memory = new HashMap<>();

    Cache(UnaryOperator<Duration> kept) {
      this.kept = kept;
    }

    Optional<RecordSet> answer(SetKey key, Instant at) {
      Optional<RecordSet> known = held(key, at);
      return known.isPresent() ? known : fetched(key, at);
    }

    Optional<RecordSet> held(SetKey key, Instant at) {
      return alive(key, at).map(Kept::set);
    }

    Duration remaining(SetKey key, Instant at) {
      return alive(key, at).map(it -> Duration.between(at, it.until())).orElse(Duration.ZERO);
    }

    private Optional<Kept> alive(SetKey key, Instant at) {
      return Optional.ofNullable(memory.get(key)).filter(it -> at.isBefore(it.until()));
    }

    private Optional<RecordSet> fetched(SetKey key, Instant at) {
      List<NameServer> servers = zone.servers().stream().filter(s -> !s.silent()).toList();
      if (servers.isEmpty()) {
        return Optional.empty();
      }
      NameServer server = servers.get(random.nextInt(servers.size()));
      Optional<RecordSet> answer = zone.answer(server, key, at);
      answer.ifPresent(set -> memory.put(key, new Kept(set, at.plus(length(set)))));
      return answer;
    }

    private Duration length(RecordSet set) {
      return kept.apply(set.isAbsent() ? negative : set.ttl().duration());
    }
  }

  private record Kept(RecordSet set, Instant until) {}
}
