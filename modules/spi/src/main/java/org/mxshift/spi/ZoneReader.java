package org.mxshift.spi;

import org.mxshift.model.Name;
import org.mxshift.model.RecordType;

/** Reads the record sets of one zone from where they are written, never from a cache. */
public interface ZoneReader extends AutoCloseable {

  /**
   * Reads one record set as it stands now; an absent set is a value.
   *
   * @throws ProviderException when the set could not be read, or is of a kind that must not be
   *     touched
   */
  Snapshot read(Name owner, RecordType type) throws ProviderException;

  /** What this host can and cannot do. */
  Limits limits();

  /** Lets connections go; reading again afterwards is an error. */
  @Override
  default void close() {}
}
