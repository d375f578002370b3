package org.mxshift.powerdns;

import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;

/** Reads sets from the API, with their comments. */
final class PowerDnsReader implements ZoneReader {
  private final LiveSets sets;

  PowerDnsReader(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    return sets.look(new SetKey(owner, type));
  }

  /** Every TTL is taken; nothing is compared by the server. */
  @Override
  public Limits limits() {
    return new Limits(Ttl.ZERO, Guarantee.TRANSACTIONAL);
  }
}
