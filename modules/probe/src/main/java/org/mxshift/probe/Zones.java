package org.mxshift.probe;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;

/**
 * Which zone a name lies in, and who serves it; remembers both, since one round of looks asks
 * often. Safe for use by several threads, which wait for each other instead of asking twice.
 */
final class Zones {

  /** So much is remembered of each; then it begins anew. */
  static final int MOST = 4096;

  private static final RecordType SOA = RecordType.of("SOA");

  private final ProbeSettings settings;
  private final Resolvers resolvers;
  private final Delegation delegation;
  private final Map<Name, FutureTask<Zone>> zones = new ConcurrentHashMap<>();
  private final Map<Name, FutureTask<Delegation.Servers>> servers = new ConcurrentHashMap<>();

  Zones(ProbeSettings settings, Resolvers resolvers, Delegation delegation) {
    this.settings = settings;
    this.resolvers = resolvers;
    this.delegation = delegation;
  }

  /** The apex, or why nobody could tell. */
  record Zone(Optional<Name> apex, String trouble) {}

  Zone of(Name name) throws InterruptedException {
    return once(zones, name, () -> find(name));
  }

  Delegation.Servers servers(Name apex) throws InterruptedException {
    return once(servers, apex, () -> delegation.of(apex));
  }

  /** Whether the settings say who serves this zone. */
  boolean isConfigured(Name apex) {
    return settings.authoritative().containsKey(apex);
  }

  private Zone find(Name name) {
    Optional<Name> told =
        settings.authoritative().keySet().stream()
            .filter(name::within)
            .max(Comparator.comparing(zone -> zone.text().length()));
    if (told.isPresent()) {
      return new Zone(told, "");
    }
    Resolvers.Said said = resolvers.ask(name, SOA);
    if (said.answer().isEmpty()) {
      return new Zone(Optional.empty(), said.failure().map(Finding::summary).orElse(""));
    }
    DnsAnswer answer = said.answer().get();
    if (answer.alias(name).isPresent() && !name.isRoot()) {
      return find(name.parent()); // an alias is never an apex, and its SOA is that of the target
    }
    Optional<Name> apex = answer.apex(name);
    return new Zone(apex, apex.isPresent() ? "" : "the resolver names no zone of " + name);
  }

  private static <K, V> V once(
      Map<K, FutureTask<V>> memory, K key, java.util.concurrent.Callable<V> find)
      throws InterruptedException {
    if (memory.size() > MOST) {
      memory.clear();
    }
    FutureTask<V> task = memory.computeIfAbsent(key, unused -> new FutureTask<>(find));
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      memory.remove(key, task);
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("interrupted while looking for " + key);
      }
      throw new IllegalStateException("a look ended in a way that it must not", e.getCause());
    }
  }
}
