package org.mxshift.sandbox;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What became of every message of a sender, counted in the stores of the hosts: what counts is what
 * arrived, not what somebody said.
 *
 * @param sent messages the sender was given
 * @param stored by the name of the host that keeps them, duplicates included
 * @param queued still with the sender, and not yet arrived
 * @param bounced given up by the sender
 * @param lost neither arrived, nor queued, nor bounced
 * @param duplicated arrived more than once
 */
public record Tally(
    long sent,
    SortedMap<String, Integer> stored,
    int queued,
    int bounced,
    SortedSet<Long> lost,
    SortedSet<Long> duplicated) {

  /** Counts now; messages of other senders in the stores are left out. */
  public static Tally of(SendingMta sender, Collection<MailHost> hosts) {
    SendingMta.Statistics statistics = sender.statistics(); // before the stores, which only grow
    SortedMap<String, Integer> stored = new TreeMap<>();
    Map<Long, Integer> copies = new HashMap<>();
    for (MailHost host : hosts) {
      stored.put(host.name(), 0);
      for (StoredMessage message : host.messages()) {
        message
            .header(SendingMta.SEQUENCE)
            .ifPresent(
                number -> {
                  stored.merge(host.name(), 1, Integer::sum);
                  copies.merge(Long.valueOf(number), 1, Integer::sum);
                });
      }
    }
    return of(statistics, stored, copies);
  }

  private static Tally of(
      SendingMta.Statistics statistics,
      SortedMap<String, Integer> stored,
      Map<Long, Integer> copies) {
    SortedSet<Long> lost =
        LongStream.rangeClosed(1, statistics.sent())
            .boxed()
            .filter(number -> !copies.containsKey(number))
            .filter(number -> !statistics.queued().contains(number))
            .filter(number -> !statistics.bounced().containsKey(number))
            .collect(toCollection(TreeSet::new));
    SortedSet<Long> duplicated =
        copies.entrySet().stream()
            .filter(copy -> copy.getValue() > 1)
            .map(Map.Entry::getKey)
            .collect(toCollection(TreeSet::new));
    long queued = statistics.queued().stream().filter(n -> !copies.containsKey(n)).count();
    return new Tally(
        statistics.sent(), stored, (int) queued, statistics.bounced().size(), lost, duplicated);
  }
}
