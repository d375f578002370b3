package org.mxshift.rfc2136;

import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;

/** Reads sets from the primary; a zone has nothing beside them. */
final class UpdateReader implements ZoneReader {
  private final LiveSets sets;

  UpdateReader(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    return Snapshot.of(sets.look(new SetKey(owner, type)).set());
  }

  /** Prerequisites compare values, never TTLs, even where the SOA is compared as well. */
  @Override
  public Limits limits() {
    return new Limits(Ttl.ZERO, Guarantee.VALUES);
  }
}
