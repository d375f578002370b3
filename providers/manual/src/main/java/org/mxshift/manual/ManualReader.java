package org.mxshift.manual;

import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;

/** Reads sets as all name servers of the zone answer them. */
final class ManualReader implements ZoneReader {
  private final LiveSets sets;
  private final Ttl floor;

  ManualReader(LiveSets sets, Ttl floor) {
    this.sets = sets;
    this.floor = floor;
  }

  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    return Snapshot.of(sets.look(new SetKey(owner, type)));
  }

  @Override
  public Limits limits() {
    return new Limits(floor, Guarantee.BY_HAND);
  }
}
