package org.mxshift.desec;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;

/** Reads sets from the API; the first look asks for the domain's smallest TTL, too. */
final class DesecReader implements ZoneReader {

  /** What everybody has who has not asked deSEC for less. */
  private static final Ttl USUAL = new Ttl(3600);

  private final LiveSets sets;
  private Ttl floor = USUAL;
  private boolean known;

  DesecReader(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    learnFloor();
    return Snapshot.of(sets.look(new SetKey(owner, type)));
  }

  @Override
  public Map<SetKey, Snapshot> readAll(Collection<SetKey> keys) throws ProviderException {
    learnFloor();
    Map<SetKey, Snapshot> found = new HashMap<>();
    sets.lookAll(keys).forEach((key, set) -> found.put(key, Snapshot.of(set)));
    return found;
  }

  /** As far as it is known; a set is replaced as a whole, and nothing is compared by deSEC. */
  @Override
  public Limits limits() {
    return new Limits(floor, Guarantee.TRANSACTIONAL);
  }

  private void learnFloor() throws ProviderException {
    if (!known) {
      floor = sets.floor();
      known = true;
    }
  }
}
