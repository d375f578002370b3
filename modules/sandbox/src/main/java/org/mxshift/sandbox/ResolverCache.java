package org.mxshift.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * What a resolver remembers: record sets until their TTL is over, and that something is not there
 * for min(SOA TTL, SOA.MINIMUM) (RFC 2308 section 5). What comes out has the TTL that is left.
 *
 * <p>A smallest TTL above zero makes it one of the resolvers that extend what they are told.
 */
final class ResolverCache {
  /** Under which type a name is kept that does not exist for any type. */
  private static final int NO_NAME = 0;

  /**
   * An answer to name and type.
   *
   * @param records the set, empty if there is none
   * @param soa says for how long there is none; never with records
   */
  record Answer(int rcode, List<Record> records, Optional<SOARecord> soa) {
    Answer {
      records = List.copyOf(records);
    }

    static Answer of(List<Record> set) {
      return new Answer(Rcode.NOERROR, set, Optional.empty());
    }

    private long ttl() {
      return soa.map(s -> Math.min(s.getTTL(), s.getMinimum()))
          .orElseGet(() -> records.isEmpty() ? 0 : records.get(0).getTTL());
    }

    private Answer withTtl(long ttl) {
      return new Answer(
          rcode,
          Records.withTtl(records, ttl),
          soa.map(record -> (SOARecord) Records.withTtl(record, ttl)));
    }
  }

  private record Key(Name name, int type) {}

  private record Entry(Answer answer, long ttl, Instant since) {}

  private final InstantSource clock;
  private final long smallestTtl;
  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

  ResolverCache(InstantSource clock, Duration smallestTtl) {
    this.clock = clock;
    this.smallestTtl = smallestTtl.toSeconds();
  }

  /** Remembers the answer and gives it back with the TTL it is remembered for. */
  Answer put(Name name, int type, Answer answer) {
    long ttl = Math.max(answer.ttl(), smallestTtl);
    Answer kept = answer.withTtl(ttl);
    if (ttl > 0) {
      int keptType = answer.rcode() == Rcode.NXDOMAIN ? NO_NAME : type;
      entries.put(new Key(name, keptType), new Entry(kept, ttl, clock.instant()));
    }
    return kept;
  }

  /** What is remembered, and not over. */
  Optional<Answer> get(Name name, int type) {
    return get(new Key(name, type)).or(() -> get(new Key(name, NO_NAME)));
  }

  private Optional<Answer> get(Key key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    long age = Duration.between(entry.since(), clock.instant()).toSeconds();
    long left = entry.ttl() - age;
    if (left <= 0) {
      entries.remove(key, entry);
      return Optional.empty();
    }
    return Optional.of(entry.answer().withTtl(left));
  }
}
