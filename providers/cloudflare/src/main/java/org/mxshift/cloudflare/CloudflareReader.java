package org.mxshift.cloudflare;

import java.util.Collection;
import java.util.Map;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneServers;

/** Reads sets from the API, with what stands beside them. */
final class CloudflareReader implements ZoneReader {
  private final LiveSets sets;

  CloudflareReader(LiveSets sets) {
    this.sets = sets;
  }

  @Override
  public Snapshot read(Name owner, RecordType type) throws ProviderException {
    return sets.look(new SetKey(owner, type)).snapshot();
  }

  @Override
  public Map<SetKey, Snapshot> readAll(Collection<SetKey> keys) throws ProviderException {
    return sets.lookAll(keys);
  }

  /** Those that Cloudflare assigned, and those of the owner's own name. */
  @Override
  public ZoneServers servers(Name apex) throws ProviderException {
    return sets.lookup().servers();
  }

  /** The API compares nothing; a plan of the enterprise kind allows 30 seconds. */
  @Override
  public Limits limits() {
    return new Limits(sets.lookup().floor(), Guarantee.TRANSACTIONAL);
  }

  @Override
  public void close() {
    sets.close();
  }
}
