package org.mxshift.steps;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.spi.Limits;

/**
 * What was seen of the zone when a plan is compiled.
 *
 * @param sets what the DNS host answered for each key of {@link #keys}; a key without an entry
 *     counts as absent
 * @param soa the numbers of the zone's SOA record
 * @param limits what the DNS host can do
 * @param remaining the largest remaining TTL that resolvers were seen to hold a set for; may be
 *     empty
 * @param addresses how many addresses, of both families, a mail host has; one where nothing is said
 */
public record ObservedZone(
    Map<SetKey, RecordSet> sets,
    Soa soa,
    Limits limits,
    Map<SetKey, Duration> remaining,
    Map<Name, Integer> addresses) {

  /** Copies the maps. */
  public ObservedZone {
    sets = Map.copyOf(sets);
    remaining = Map.copyOf(remaining);
    addresses = Map.copyOf(addresses);
  }

  /** These sets and no word about caches and addresses. */
  public static ObservedZone of(Collection<RecordSet> sets, Soa soa, Limits limits) {
    Map<SetKey, RecordSet> byKey =
        sets.stream().collect(Collectors.toMap(RecordSet::key, Function.identity()));
    return new ObservedZone(byKey, soa, limits, Map.of(), Map.of());
  }

  /**
   * The numbers of an SOA record that clocks need (RFC 1035 section 3.3.13).
   *
   * @param ttl the TTL of the record itself
   * @param minimum its last field
   * @param refresh how often secondaries ask
   * @param retry how soon they ask again after a failure
   */
  public record Soa(Ttl ttl, Ttl minimum, Duration refresh, Duration retry) {

    /** For how long it is cached that a set is not there (RFC 2308 section 5). */
    public Ttl negative() {
      return ttl.min(minimum);
    }

    /** How long a secondary may honestly lag: twice the refresh and a retry. */
    public Duration lag() {
      return refresh.multipliedBy(2).plus(retry);
    }
  }

  /** The record sets to read before this plan is compiled. */
  public static SortedSet<SetKey> keys(Plan plan) {
    Name policy = policy(plan.domain());
    Stream<SetKey> own =
        Stream.of(
            new SetKey(plan.domain(), RecordType.MX),
            new SetKey(plan.domain(), RecordType.TXT),
            new SetKey(plan.domain(), RecordType.CNAME),
            new SetKey(policy, RecordType.TXT),
            new SetKey(policy, RecordType.CNAME));
    Stream<SetKey> hosts =
        Stream.of(plan.from().mx(), plan.to().mx())
            .flatMap(List::stream)
            .filter(mx -> !mx.isNull())
            .map(Mx::exchange)
            .filter(host -> host.within(plan.zone().name()))
            .flatMap(host -> of(host, RecordType.A, RecordType.AAAA, RecordType.CNAME));
    Stream<SetKey> also =
        plan.ttl().also().stream().flatMap(name -> of(name, RecordType.A, RecordType.AAAA));
    Stream<SetKey> implicit =
        plan.from().mx().isEmpty() ? of(plan.domain(), RecordType.A, RecordType.AAAA) : Stream.of();
    return Stream.of(own, hosts, also, implicit)
        .flatMap(Function.identity())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As above, for a plan that takes over from a run which has written more than it names. */
  public static SortedSet<SetKey> keys(Plan plan, Earlier earlier) {
    SortedSet<SetKey> keys = keys(plan);
    earlier.dropped(plan).forEach(keys::add);
    return keys;
  }

  private static Stream<SetKey> of(Name name, RecordType... types) {
    return Stream.of(types).map(type -> new SetKey(name, type));
  }

  /** Where the id of an MTA-STS policy lives (RFC 8461 section 3.1). */
  static Name policy(Name domain) {
    return domain.child("_mta-sts");
  }

  /** This set as it was seen. */
  public RecordSet set(Name owner, RecordType type) {
    SetKey key = new SetKey(owner, type);
    return sets.getOrDefault(key, RecordSet.absent(key));
  }

  /** How many addresses a sender finds for this host. */
  int addressesOf(Name host) {
    int seen = set(host, RecordType.A).values().size() + set(host, RecordType.AAAA).values().size();
    return addresses.getOrDefault(host, Math.max(1, seen));
  }
}
