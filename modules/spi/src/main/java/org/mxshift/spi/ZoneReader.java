package org.mxshift.spi;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;

/** Reads the record sets of one zone from where they are written, never from a cache. */
public interface ZoneReader extends AutoCloseable {

  /**
   * Reads one record set as it stands now; an absent set is a value.
   *
   * @throws ProviderException when the set could not be read, or is of a kind that must not be
   *     touched
   */
  Snapshot read(Name owner, RecordType type) throws ProviderException;

  /**
   * Reads several sets, in fewer calls where the host gives all sets of an owner at once.
   *
   * @return each set by its key; where an owner was asked for its CNAME and has one, nothing beside
   *     it (RFC 2181 section 10.1)
   * @throws ProviderException when one of the sets could not be read, or must not be touched
   */
  default Map<SetKey, Snapshot> readAll(Collection<SetKey> keys) throws ProviderException {
    Map<SetKey, Snapshot> found = new HashMap<>();
    Set<Name> aliases = new HashSet<>();
    for (SetKey key : keys) {
      if (key.type().equals(RecordType.CNAME)) {
        Snapshot alias = read(key.owner(), key.type());
        found.put(key, alias);
        if (!alias.set().isAbsent()) {
          aliases.add(key.owner());
        }
      }
    }
    for (SetKey key : keys) {
      if (!key.type().equals(RecordType.CNAME) && !aliases.contains(key.owner())) {
        found.put(key, read(key.owner(), key.type()));
      }
    }
    return found;
  }

  /**
   * The name servers that this host serves the zone from: the NS set of the apex, where the host
   * says nothing else. Whoever is delegated to others writes where nobody asks.
   *
   * @throws ProviderException when it could not be read
   */
  default ZoneServers servers(Name apex) throws ProviderException {
    List<Name> names =
        read(apex, RecordType.NS).set().values().stream()
            .map(value -> Name.of(value.text()))
            .toList();
    return new ZoneServers("the zone " + apex + " of this provider", names);
  }

  /** What this host can and cannot do. */
  Limits limits();

  /** Lets connections go; reading again afterwards is an error. */
  @Override
  default void close() {}
}
