package org.mxshift.contract;

import java.util.Optional;
import java.util.Set;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * A zone that {@link ZoneContract} may do with as it likes, the way in that is being tested, and
 * the way round it that strangers take.
 *
 * <p>What a zone cannot be made to do it does not offer, and says so in {@link #lacks}; the facts
 * that need it are then skipped, visibly. Facts use owners of their own below the apex, so one zone
 * may serve them all.
 */
public interface ZoneUnderTest {

  /** What this one does not offer, of what may be left out; no other fact is skipped for that. */
  default Set<Lack> lacks() {
    return Set.of();
  }

  /** The apex; nothing is expected below it, and no wildcard. */
  Name name();

  /** The reader that is being tested. */
  ZoneReader reader();

  /** The writer that is being tested. */
  ZoneWriter writer();

  /** A stranger makes the set so, or removes it, by another way than the writer. */
  void edit(RecordSet set);

  /** What the host counts up whenever the zone changes, such as the serial of the SOA. */
  default Optional<String> version() {
    return Optional.empty();
  }

  /** The next write is done and its response lost; false when that cannot be arranged. */
  default boolean loseNextResponse() {
    return false;
  }

  /** The next write is put off by the host; false when that cannot be arranged. */
  default boolean throttleNextWrite() {
    return false;
  }

  /**
   * The stranger acts after the writer has looked and before the host compares; false when that
   * cannot be arranged.
   */
  default boolean beforeNextWrite(Runnable stranger) {
    return false;
  }

  /** A writer for this zone whose credentials the host refuses. */
  default Optional<ZoneWriter> denied() {
    return Optional.empty();
  }

  /** A reader, with good credentials, of another zone, which the host does not have. */
  default Optional<ZoneReader> reader(Name missing) {
    return Optional.empty();
  }

  /** A writer for this zone that nobody listens to. */
  default Optional<ZoneWriter> unreachable() {
    return Optional.empty();
  }
}
